using PerfSuite.Catalogue;
using PerfSuite.Results;
using PerfSuite.Verdicts;

namespace PerfSuite.Baselines;

/// <summary>A case that was there before and is not there now: red by name, never a dropped row.</summary>
public static class MissingCase
{
    private const string Vanished = "Vanished: ";

    /// <param name="claim">Id of the claim.</param>
    /// <param name="case">Name of the case within the claim.</param>
    /// <param name="area">Its area.</param>
    /// <param name="was">Its verdict when it was there.</param>
    /// <param name="where">Where it was.</param>
    public static CaseRecord Record(string claim, string @case, string area, ClaimVerdict was, string where) => new(
        claim, @case, area, new Dictionary<string, object>(StringComparer.Ordinal), Unit: "", Arms: [], Ratio: null, MinimumDetectableChange: null,
        Expectation.MachineDependent, ClaimVerdict.Inconclusive, BaselineVerdict.Inconclusive, Red: true, Mechanism: [],
        Reason: $"{Vanished}{where} has this case ({was}), the run does not. If it was renamed or removed on purpose, "
            + "record the baseline anew and say so in the change.",
        Baseline: new BaselineComparison(null, was, 0, null));

    /// <summary>Whether a record stands for a case that has vanished: it has a baseline and nothing else.</summary>
    internal static bool IsOne(CaseRecord c) => c is { Arms.Count: 0, Mechanism.Count: 0, Baseline: not null }
        && c.Reason.StartsWith(Vanished, StringComparison.Ordinal);

    /// <summary>Such a record with the verdicts that it must have.</summary>
    internal static CaseRecord Judged(CaseRecord vanished) =>
        vanished with { ClaimVerdict = ClaimVerdict.Inconclusive, BaselineVerdict = BaselineVerdict.Inconclusive, Red = true };
}
