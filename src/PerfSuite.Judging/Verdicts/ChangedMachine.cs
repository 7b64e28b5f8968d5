using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;

namespace PerfSuite.Judging.Verdicts;

/// <summary>A machine that its owner has named and that is no longer the one of its baseline: one red for all the cases that moved with it.</summary>
public static class ChangedMachine
{
    /// <summary>Stands where a claim's id does.</summary>
    public const string Id = "machine";

    /// <param name="standing">The baseline, and what differs.</param>
    /// <param name="moved">Names of the cases that moved with the machine.</param>
    public static CaseRecord Record(BaselineStanding standing, IReadOnlyList<string> moved) => new(
        Id, Case: "", Area: "Machine", new Dictionary<string, object>(StringComparer.Ordinal), Unit: "", Arms: [], Ratio: null, MinimumDetectableChange: null,
        Expectation.MachineDependent, ClaimVerdict.Inconclusive, BaselineVerdict.Regressed, Red: true, Mechanism: [],
        Reasons.MachineChanged(standing, moved), Standing: CaseStanding.MachineChanged);

    internal static bool IsOne(CaseRecord c) => c is { Claim: Id, Arms.Count: 0, Mechanism.Count: 0, Ratio: null };
}
