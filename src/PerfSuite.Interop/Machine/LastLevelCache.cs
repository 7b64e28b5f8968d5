using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace PerfSuite.Interop;

/// <summary>
/// The size of the last-level cache that a processor's data can lie in: from /sys/devices/system/cpu/cpu0/cache, else from the processor itself. The sum over a socket, which AMD tells in a leaf of
/// its own and getconf(1) prints (508 MiB where a core has 32), is no such size.
/// </summary>
internal static class LastLevelCache
{
    private const string Caches = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>CPUID leaves that describe a cache each by sub-leaves: Intel's, and AMD's with the same fields.</summary>
    private static readonly int[] CacheLeaves = [4, unchecked((int)0x8000001D)];

    private const int MostCaches = 8;

    /// <summary>Bytes; null where neither tells, as in many virtual machines.</summary>
    /// <exception cref="InvalidDataException">The kernel tells it in a form that is not known.</exception>
    internal static long? Bytes() => Bytes(Caches) ?? OfProcessor();

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

    /// <summary>What the processor tells by CPUID; null where it is none that has it, or a hypervisor hides it.</summary>
    private static long? OfProcessor()
    {
        if (!X86Base.IsSupported)
            return null;
        long? bytes = null;
        foreach (var leaf in CacheLeaves.Where(leaf => (uint)leaf <= (uint)X86Base.CpuId((int)(leaf & 0x80000000), 0).Eax))
            for (var cache = 0; cache < MostCaches && Decode(X86Base.CpuId(leaf, cache)) is { } found; cache++)
                bytes = Math.Max(bytes ?? 0, found);
        return bytes;
    }

    /// <summary>Size of the cache that a sub-leaf describes: its ways, partitions, bytes of a line and sets, each told less one; null where there is no further cache.</summary>
    internal static long? Decode((int Eax, int Ebx, int Ecx, int Edx) leaf) => (leaf.Eax & 0x1f) == 0 ? null
        : (((uint)leaf.Ebx >> 22) + 1L) * ((((uint)leaf.Ebx >> 12) & 0x3ff) + 1) * (((uint)leaf.Ebx & 0xfff) + 1) * ((uint)leaf.Ecx + 1L);

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
