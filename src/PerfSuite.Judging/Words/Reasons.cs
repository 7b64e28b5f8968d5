using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Judging.Words;

/// <summary>Why a verdict is what it is, in sentences. Nothing is decided by what stands in them.</summary>
internal static class Reasons
{
    public static string Position(Interval ratio, Region region, ClaimVerdict verdict)
    {
        string lies = verdict switch
        {
            ClaimVerdict.Supported => "lies",
            ClaimVerdict.Contradicted => "does not lie",
            _ => "is not decided to lie",
        };
        return string.Create(CultureInfo.InvariantCulture, $"The {ratio.Confidence:0.####%} interval {ratio.Lower:0.###} … {ratio.Upper:0.###} {lies} {region}.");
    }

    public static string MechanismDisagrees(MechanismRow row) => $"The mechanism disagrees: {row.Name} is {row.Actual}, expected {row.Expected}. "
        + "The ratio does not have the cause that the claim gives; look at the arms before believing it.";

    public static string Regressed(Interval change, EquivalenceMargin margin) => string.Create(CultureInfo.InvariantCulture,
        $"Regressed by {1 - change.Estimate:0.0%} ({1 - change.Upper:0.0%} … {1 - change.Lower:0.0%}) against the baseline, "
        + $"margin {margin.Relative:0.#%}. If the change is meant, accept the new results with `perfsuite baseline accept`.");

    /// <summary>A verdict that is the opposite of the baseline's.</summary>
    public static string Flipped(CaseRecord c, bool drawback) => (c.Ratio, drawback) switch
    {
        (null, _) => "A mechanism has changed",
        (_, true) => "A drawback of mmap has vanished",
        _ => "mmap has stopped winning here",
    } + $". {c.Reason} The baseline says {c.Baseline!.ClaimVerdict}.";

    public static string Confirmed(IEnumerable<string> suspicions, int repeats) =>
        string.Join(" ", suspicions) + (repeats <= 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" Confirmed by {repeats} fresh processes."));

    public static string NotConfirmed(string suspicion, int repeats) =>
        $"Looked red, but {(repeats > 1 ? $"{repeats} fresh processes did not" : "one process alone cannot")} confirm it: {suspicion}";

    public static string NotAsked(string reason) => $"Looked red, and the run's time was used up before fresh processes could say more: {reason}";

    public static string WithoutSweeps(string folder) => $"The baseline in {folder} is of before there were sweeps: what one process measures at length is another experiment, and only counters and states are compared. "
        + "Record it anew with `perfsuite baseline record`.";

    public static string MovedWithMachine(string suspicion) => $"Moved with the machine: {suspicion}";

    public static string LetThrough(LetThrough word, string reason) => $"Let through by the commit {word.Commit}: {word.Why.TrimEnd('.')}. What it lets through: {reason}";

    public static string AsBefore(string reason) => $"As before: {reason}";

    public static string Vanished(string where, ClaimVerdict was) => $"Vanished: {where} has this case ({was}), the run does not. If it was renamed or removed on purpose, "
        + "record the baseline anew and say so in the change.";

    /// <summary>What a baseline that is not this machine's means for a run; nothing where it is.</summary>
    public static string OtherMachine(MachineMatch match, string folder)
    {
        const string remedy = "Record one of this machine with `perfsuite baseline record`, or, to be held to this one all the same, name the machine with --machine.";
        return match.Kind switch
        {
            MatchKind.Same => "",
            MatchKind.NoCard => $"The baseline in {folder} has no card: whether it is of this machine or of another under the same key cannot be told. {remedy}",
            _ => $"This is another machine than the one in {folder}: {string.Join("; ", match.Differences)}. {remedy}",
        };
    }

    /// <summary>A case that the other side measured on the same machine.</summary>
    public static string NotApplicableAnyMore(string reason) => $"The base measured this case on this machine, and here it calls itself not applicable: {reason} "
        + "Make it applicable again, or remove the case and say so in the change.";

    /// <summary>A ratio that is stated and cannot be computed.</summary>
    public static string NotOfSamples(Interval stated, string why) => string.Create(CultureInfo.InvariantCulture,
        $"The file states a ratio of {stated.Estimate:g4}, which does not follow from its samples: {why} Do not trust this file; measure again.");

    public static string MachineChanged(BaselineStanding standing, IReadOnlyList<string> moved) =>
        $"The machine changed: against the card in {standing.Folder} {string.Join("; ", standing.Changes.Select(CauseAccount.Of))}. "
        + (moved.Count == 0 ? "No case moved with it. " : $"{moved.Count} cases moved with it, and none of them is news of the code: {string.Join(", ", moved)}. ")
        + "What to do: find out what changed (host, kernel, mitigation); if it is meant, record the machine anew with `perfsuite baseline record`.";
}
