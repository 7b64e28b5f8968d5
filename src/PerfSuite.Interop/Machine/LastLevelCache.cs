using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>The size of the largest cache level, from /sys/devices/system/cpu/cpu0/cache.</summary>
internal static class LastLevelCache
{
    /// <summary>Bytes; null where the kernel tells nothing, as on many virtual arm64 machines.</summary>
    /// <exception cref="InvalidDataException">The kernel tells it in a form that is not known.</exception>
    internal static long? Bytes(string folder = "/sys/devices/system/cpu/cpu0/cache")
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
