using PerfSuite.Judging.Records;

namespace PerfSuite.Report.Content.Costs;

/// <summary>The parts that an arm's time is told in, and to which of them each primitive of the card belongs.</summary>
public static class CostParts
{
    /// <summary>What the card does not account for.</summary>
    public const string Unexplained = "unexplained";

    /// <summary>A primitive that no part knows, one that is newer than this report for example.</summary>
    private static readonly CostPart Other = new("other", "primitives that belong to none of these", 7);

    /// <summary>All parts in the order in which bars have them; a primitive belongs to the first of which it begins with a prefix.</summary>
    private static readonly (CostPart Part, string[] Prefixes)[] Known =
    [
        (new("crossing", "calls, with what each does beside copying", 1), [PrimitiveNames.EmptyCall, "pread", PrimitiveNames.ReadCall, PrimitiveNames.WriteCall, PrimitiveNames.PipeCall, PrimitiveNames.OpenClose]),
        (new("kernel copy", "copying by the kernel", 2), ["kernelCopy", PrimitiveNames.KernelStore, PrimitiveNames.PipeTransfer]),
        (new("user copy", "copying, adding up and making words in user space", 3), ["userCopy", PrimitiveNames.UserStore, "sum", "fill", PrimitiveNames.CacheMiss, PrimitiveNames.Interlocked]),
        (new("faulting", "faults, pages that come with them, and what makes pages dirty", 4), [PrimitiveNames.DirtyPage, PrimitiveNames.MinorFault, PrimitiveNames.WriteFault, PrimitiveNames.AnonymousFault]),
        (new("mapping", "mapping and unmapping", 5), [PrimitiveNames.MapUnmap, PrimitiveNames.PageTable, "unmap", PrimitiveNames.FlushPerPage, PrimitiveNames.TlbShootdown]),
        (new("waking", "switches from one thread to another", 6), [PrimitiveNames.ContextSwitch]),
    ];

    /// <summary>Every part with its colour, in the order in which bars have them.</summary>
    public static IReadOnlyList<CostPart> All { get; } =
        [.. Known.Select(k => k.Part), Other, new(Unexplained, "what was measured beyond what is predicted", 0)];

    /// <summary>The part that a primitive belongs to.</summary>
    /// <param name="primitive">Its name on the card.</param>
    public static CostPart Of(string primitive) =>
        Array.Find(Known, k => k.Prefixes.Any(p => primitive.StartsWith(p, StringComparison.Ordinal))).Part ?? Other;
}

/// <summary>A part of an arm's time.</summary>
/// <param name="Name">In a word or two, as bars have it.</param>
/// <param name="Meaning">In words.</param>
/// <param name="Kind">Index of its colour.</param>
public sealed record CostPart(string Name, string Meaning, int Kind);
