using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;

namespace PerfSuite.Judging.Verdicts;

/// <summary>A case that was there before and is not there now: red by name, never a dropped row.</summary>
public static class MissingCase
{
    /// <param name="claim">Id of the claim.</param>
    /// <param name="case">Name of the case within the claim.</param>
    /// <param name="area">Its area.</param>
    /// <param name="was">Its verdict when it was there.</param>
    /// <param name="where">Where it was.</param>
    public static CaseRecord Record(string claim, string @case, string area, ClaimVerdict was, string where) => new(
        claim, @case, area, new Dictionary<string, object>(StringComparer.Ordinal), Unit: "", Arms: [], Ratio: null, MinimumDetectableChange: null,
        Expectation.MachineDependent, ClaimVerdict.Inconclusive, BaselineVerdict.Inconclusive, Red: true, Mechanism: [],
        Reason: Reasons.Vanished(where, was), Baseline: new BaselineComparison(null, was, 0, null), Standing: CaseStanding.Vanished);

    /// <summary>Whether a record stands for a case that has vanished: nothing was measured, and it says so; results that are older than standings have it red.</summary>
    internal static bool IsOne(CaseRecord c) => c is { Arms.Count: 0, Mechanism.Count: 0, Ratio: null, Baseline: not null, Status: CaseStatus.Measured }
        && (c.Standing == CaseStanding.Vanished || c is { Standing: CaseStanding.Clear, Red: true });

    /// <summary>Such a record with the verdicts that it must have.</summary>
    internal static CaseRecord Judged(CaseRecord vanished) =>
        vanished with
        {
            MinimumDetectableChange = null,
            ClaimVerdict = ClaimVerdict.Inconclusive,
            BaselineVerdict = BaselineVerdict.Inconclusive,
            Red = vanished.LetThrough is null,
            Standing = CaseStanding.Vanished,
            Baseline = new BaselineComparison(null, vanished.Baseline!.ClaimVerdict, 0, null),
        };
}
