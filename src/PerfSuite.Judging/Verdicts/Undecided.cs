using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Verdicts;

/// <summary>Neither a success nor a failure: what looks slower, and is neither shown to be nor cleared.</summary>
public static class Undecided
{
    /// <summary>The cases whose change, as far as it is known, is a loss that matters. The others would not become red by more evidence of the same kind.</summary>
    public static IReadOnlyList<CaseRecord> Among(IReadOnlyCollection<CaseRecord> cases) =>
    [
        .. cases.Where(c => !c.Red && c.BaselineVerdict == BaselineVerdict.Inconclusive && c.Baseline?.Change is { } change && c.Matters.IsLoss(change.Estimate)),
    ];
}
