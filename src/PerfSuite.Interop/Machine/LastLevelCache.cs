using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>The size of the largest cache level: from /sys/devices/system/cpu/cpu0/cache, else from what the processor tells the C library.</summary>
internal static class LastLevelCache
{
    private const string Caches = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>_SC_LEVEL3_CACHE_SIZE and _SC_LEVEL2_CACHE_SIZE of glibc; another library answers -1.</summary>
    private static readonly int[] SizesByLevel = [194, 191];

    /// <summary>Bytes; null where neither tells, as on many virtual arm64 machines.</summary>
    /// <exception cref="InvalidDataException">The kernel tells it in a form that is not known.</exception>
    internal static long? Bytes() => Bytes(Caches) ?? SizesByLevel.Select(name => (long?)SystemCall.Sysconf(name)).FirstOrDefault(bytes => bytes > 0);

    /// <summary>What the kernel tells; null where it tells nothing, as in many virtual machines.</summary>
    /// <exception cref="InvalidDataException">The kernel tells it in a form that is not known.</exception>
    internal static long? Bytes(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        return Directory.GetDirectories(folder, "index*")
            .Where(index => File.Exists(Path.Combine(index, "size")))
            .Select(index => (Level: Number(index, "level", unit: ""), KiB: Number(index, "size", unit: "K")))
            .OrderByDescending(cache => cache.Level)
            .Select(cache => (long?)cache.KiB * 1024)
            .FirstOrDefault();
    }

    private static long Number(string index, string name, string unit)
    {
        var file = Path.Combine(index, name);
        var text = File.ReadAllText(file).Trim();
        return text.EndsWith(unit, StringComparison.Ordinal)
            && long.TryParse(text[..^unit.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new InvalidDataException($"{file}: expected a number{(unit.Length > 0 ? $" and {unit}" : "")}, found \"{text}\"");
    }
}
