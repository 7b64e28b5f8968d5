using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;

namespace PerfSuite.Judging.Verdicts;

/// <summary>Whose baseline it is.</summary>
public enum MatchKind
{
    /// <summary>Another machine's: it has another key.</summary>
    OtherKey,

    /// <summary>It has this machine's key and no card, so that nobody knows whose it is.</summary>
    NoCard,

    /// <summary>Another machine's under this machine's key: its primitives cost something else.</summary>
    OtherCard,

    /// <summary>This machine's.</summary>
    Same,
}

/// <summary>How a baseline's machine agrees with this one, in its key and its card.</summary>
/// <param name="Kind">Whose baseline it is.</param>
/// <param name="Differences">In words; empty where there are none.</param>
/// <param name="Changes">The primitives that differ.</param>
public sealed record MachineMatch(MatchKind Kind, IReadOnlyList<string> Differences, IReadOnlyList<PrimitiveChange> Changes)
{
    /// <param name="there">The machine of the baseline.</param>
    /// <param name="here">This machine; where its card has not been taken, the key decides.</param>
    public static MachineMatch Between(EnvironmentRecord there, EnvironmentRecord here)
    {
        if (there.Machine != here.Machine)
            return new MachineMatch(MatchKind.OtherKey, [.. Parts(there, here).Where(p => p.There != p.Here).Select(p => $"{p.Name} {p.There} there, {p.Here} here")], []);
        IReadOnlyList<PrimitiveChange> changes = CardComparison.Changes(there.Primitives, here.Primitives);
        MatchKind kind = there.Primitives.Count == 0 ? MatchKind.NoCard : changes.Count > 0 ? MatchKind.OtherCard : MatchKind.Same;
        return new MachineMatch(kind, [.. changes.Select(CauseAccount.Of)], changes);
    }

    /// <summary>What that means for a run.</summary>
    /// <param name="folder">Where the baseline is.</param>
    /// <param name="pinned">Whether the machine's owner has named it, and so asked to be held to its baseline.</param>
    public BaselineStanding Standing(string folder, bool pinned) => new(folder, Compared: Kind == MatchKind.Same || pinned, Reasons.OtherMachine(this, folder), Changes);

    private static IEnumerable<Part> Parts(EnvironmentRecord there, EnvironmentRecord here) =>
    [
        new("CPU", there.Cpu, here.Cpu),
        new("CPUs", $"{there.Cores}", $"{here.Cores}"),
        new("file system", there.Filesystem, here.Filesystem),
        new("page size", $"{there.PageSize}", $"{here.PageSize}"),
        new("kernel", there.Kernel, here.Kernel),
        new("runtime", there.Runtime, here.Runtime),
        new("read-ahead KiB", ReadAhead(there), ReadAhead(here)),
        new("virtualisation", there.Virtualization, here.Virtualization),
    ];

    private static string ReadAhead(EnvironmentRecord machine) => machine.ReadAheadKiB is { } kiB ? $"{kiB}" : "none";

    private readonly record struct Part(string Name, string There, string Here);
}
