using PerfSuite.Results;
using PerfSuite.Running;

namespace PerfSuite.Baselines;

/// <summary>What a baseline of one machine is worth on another.</summary>
public enum MatchKind
{
    /// <summary>Nothing: another kind of machine.</summary>
    None,

    /// <summary>Its verdicts are comparable, its magnitudes are not: another kernel, runtime, read-ahead or hypervisor on such a machine.</summary>
    Verdicts,

    /// <summary>Everything.</summary>
    Full,
}

/// <summary>How two machines agree in what a machine's key is made of.</summary>
/// <param name="Kind">What a baseline is worth.</param>
/// <param name="Differences">In words, empty where there are none.</param>
public sealed record MachineMatch(MatchKind Kind, IReadOnlyList<string> Differences)
{
    /// <param name="there">The machine of the baseline.</param>
    /// <param name="here">This machine.</param>
    public static MachineMatch Between(EnvironmentRecord there, EnvironmentRecord here)
    {
        Part[] different = [.. Parts(there, here).Where(p => p.There != p.Here)];
        MatchKind kind = there.Machine == here.Machine ? MatchKind.Full
            : different.All(p => p.MayDiffer) ? MatchKind.Verdicts
            : MatchKind.None;
        return new MachineMatch(kind, [.. different.Select(p => $"{p.Name} {p.There} there, {p.Here} here")]);
    }

    private static IEnumerable<Part> Parts(EnvironmentRecord there, EnvironmentRecord here) =>
    [
        new("CPU", there.Cpu, here.Cpu, MayDiffer: false),
        new("CPUs", $"{there.Cores}", $"{here.Cores}", MayDiffer: false),
        new("file system", there.Filesystem, here.Filesystem, MayDiffer: false),
        new("page size", $"{there.PageSize}", $"{here.PageSize}", MayDiffer: false),
        new("kernel", there.Kernel, here.Kernel, MayDiffer: true),
        new("runtime", there.Runtime, here.Runtime, MayDiffer: true),
        new("read-ahead KiB", ReadAhead(there), ReadAhead(here), MayDiffer: true),
        new("virtualisation", Hypervisor(there), Hypervisor(here), MayDiffer: true),
    ];

    private static string ReadAhead(EnvironmentRecord machine) => machine.ReadAheadKiB is { } kiB ? $"{kiB}" : "none";

    private static string Hypervisor(EnvironmentRecord machine) => machine.Details.GetValueOrDefault(MachineDetails.Virtualization, MachineDetails.Unknown);

    private readonly record struct Part(string Name, string There, string Here, bool MayDiffer);
}
