using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Running;

/// <summary>What else could explain a difference between two machines, by name. What the machine does not tell is absent.</summary>
public static class MachineDetails
{
    /// <summary>What a copy between kernel and user space, and one within user space, depends on.</summary>
    private static readonly string[] CopyFlags = ["erms", "fsrm", "smap", "avx2", "avx512f", "avx512bw", "avx512vl", "asimd", "sve", "mops"];

    public static IReadOnlyDictionary<string, string> Read(CpuInfo cpu, Virtualization virtualization)
    {
        Dictionary<string, string> details = new(StringComparer.Ordinal);
        foreach ((string name, Func<string?> read) in Readers(cpu, virtualization))
            if (Told(read) is { Length: > 0 } value)
                details[name] = value;
        return details;
    }

    private static IEnumerable<(string Name, Func<string?> Read)> Readers(CpuInfo cpu, Virtualization virtualization) =>
    [
        ("architecture", () => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()),
        ("distribution", () => RuntimeInformation.OSDescription),
        (EnvironmentRecord.VirtualizationDetail, () => Hypervisor.NameOf(virtualization)),
        ("virtualizationEvidence", () => virtualization.Evidence),
        ("paging", () => Paging.Read(virtualization).Kind.ToString().ToLowerInvariant()),
        ("pagingEvidence", () => Paging.Read(virtualization).Evidence),
        ("cpuFlags", () => string.Join(' ', CopyFlags.Where(cpu.Flags.Contains))),
        ("processorsOnline", () => Text(cpu.LogicalProcessors)),
        ("lastLevelCacheKiB", () => Text(cpu.LastLevelCacheBytes >> 10)),
        ("memoryMiB", () => Text(MemoryInfo.Read().MemTotal >> 20)),
        ("memoryLimitMiB", () => Text(MemoryLimit.Read()?.Bytes >> 20)),
        ("swapMiB", () => Text(MemoryInfo.Read().SwapTotal >> 20)),
        ("transparentHugePages", () => TransparentHugePages.Read()?.Mode),
        ("proactiveReclaim", () => ProactiveReclaim.Read()?.Scheme),
        ("clocksource", () => KernelSetting.Of("/sys/devices/system/clocksource/clocksource0/current_clocksource")),
        ("governor", () => KernelSetting.Of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")),
        ("mitigations", () => Mitigations.Read()),
        ("loadAverage", () => KernelSetting.Of("/proc/loadavg")?.Split(' ')[0]),
        ("tieredCompilation", () => Switch("TieredCompilation")),
        ("garbageCollection", () => $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {GCSettings.LatencyMode}"),
    ];

    /// <summary>A file in an unknown form must not end the run, and must not vanish either: it is recorded that it could not be read.</summary>
    private static string? Told(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return $"unreadable: {e.Message}";
        }
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The runtime reads its environment variables before its configuration; "default" where neither says anything.</summary>
    private static string Switch(string name) =>
        System.Environment.GetEnvironmentVariable("DOTNET_" + name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..])
        ?? AppContext.GetData("System.Runtime." + name)?.ToString()?.ToLowerInvariant()
        ?? "default";
}
