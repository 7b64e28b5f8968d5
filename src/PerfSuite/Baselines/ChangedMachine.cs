using PerfSuite.Catalogue;
using PerfSuite.Results;
using PerfSuite.Verdicts;

namespace PerfSuite.Baselines;

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
        Reason: $"The machine changed: against the card in {standing.Folder} {string.Join("; ", standing.Changes)}. "
            + (moved.Count == 0 ? "No case moved with it. " : $"{moved.Count} cases moved with it, and none of them is news of the code: {string.Join(", ", moved)}. ")
            + "What to do: find out what changed (host, kernel, mitigation); if it is meant, record the machine anew with `perfsuite baseline record`.");

    internal static bool IsOne(CaseRecord c) => c.Claim == Id;
}
