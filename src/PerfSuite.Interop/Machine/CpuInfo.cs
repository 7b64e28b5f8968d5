using System.Collections.Immutable;

namespace PerfSuite.Interop;

/// <summary>The machine's processors: /proc/cpuinfo and their caches in /sys.</summary>
/// <param name="ModelName">As the processor names itself; on arm64, where it does not, its implementer and part numbers.</param>
/// <param name="Vendor">As in "AuthenticAMD", "GenuineIntel"; on arm64 the implementer's number, as in "0x41"; "unknown" where neither is told.</param>
/// <param name="Flags">What it can do, as in "erms", "fsrm", "avx512f"; on arm64 its "Features".</param>
/// <param name="LogicalProcessors">Processors on line, those that share a core counted apart.</param>
/// <param name="LastLevelCacheBytes">Size of the largest cache level of processor 0; null where neither /sys nor the processor tells.</param>
public sealed record CpuInfo(string ModelName, string Vendor, ImmutableHashSet<string> Flags, int LogicalProcessors, long? LastLevelCacheBytes)
{
    public static CpuInfo Read() => Parse(File.ReadAllText("/proc/cpuinfo"), LastLevelCache.Bytes());

    /// <exception cref="InvalidDataException">The text names no processor.</exception>
    public static CpuInfo Parse(string text, long? lastLevelCacheBytes = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = text.Split('\n').Select(line => line.Split(':', 2)).Where(row => row.Length == 2)
            .Select(row => (Name: row[0].Trim(), Value: row[1].Trim())).ToList();
        var processors = rows.Count(row => row.Name is "processor");
        if (processors == 0)
            throw new InvalidDataException("/proc/cpuinfo: expected at least one row \"processor : N\"");
        var first = rows.GroupBy(row => row.Name, StringComparer.Ordinal)
            .ToDictionary(row => row.Key, row => row.First().Value, StringComparer.Ordinal);
        var flags = first.GetValueOrDefault("flags") ?? first.GetValueOrDefault("Features") ?? "";
        return new CpuInfo(
            Model(first),
            first.GetValueOrDefault("vendor_id") ?? first.GetValueOrDefault("CPU implementer") ?? "unknown",
            [.. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            processors,
            lastLevelCacheBytes);
    }

    private static string Model(Dictionary<string, string> rows)
    {
        if (rows.TryGetValue("model name", out var name))
            return name;
        return rows.TryGetValue("CPU implementer", out var implementer) && rows.TryGetValue("CPU part", out var part)
            ? $"implementer {implementer} part {part}"
            : throw new InvalidDataException("/proc/cpuinfo: expected \"model name\", or \"CPU implementer\" and \"CPU part\"");
    }
}
