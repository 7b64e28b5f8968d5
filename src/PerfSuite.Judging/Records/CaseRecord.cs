using System.Text.Json.Serialization;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Records;

/// <summary>One case of a claim: what was measured, and what it means.</summary>
/// <param name="Claim">Id of the claim.</param>
/// <param name="Case">The case's name within the claim, such as <c>blockKiB=4</c>; empty where the claim has one case.</param>
/// <param name="Area">Folder of the catalogue.</param>
/// <param name="Parameters">Everything that fixes the workload: sizes, counts, seeds. Numbers as JSON numbers, units in the names.</param>
/// <param name="Unit">Unit of the samples, such as <c>ns/pass</c>.</param>
/// <param name="Arms">The arms with their raw samples, one a round, in the order of measuring.</param>
/// <param name="Estimand">What <paramref name="Ratio"/> is, in terms of the arms; null for mechanism claims.</param>
/// <param name="Region">For which values of the ratio the claim is true; null for mechanism claims.</param>
/// <param name="Ratio">The estimate with its interval; null where nothing was timed.</param>
/// <param name="MinimumDetectableChange">Smallest relative change of the ratio that comparing two such runs would show; null where nothing was timed.</param>
/// <param name="Margin">Relative change of the ratio that matters; null for mechanism claims.</param>
/// <param name="Expectation">What the claim verdict is expected to be.</param>
/// <param name="ClaimVerdict">What this run says of the claim.</param>
/// <param name="BaselineVerdict">How this run compares with the baseline.</param>
/// <param name="Red">Whether the case makes the run red.</param>
/// <param name="Mechanism">The counters and states that must agree with the explanation.</param>
/// <param name="Reason">Why the verdicts are what they are; with a remedy where something can be done.</param>
/// <param name="Baseline">What the case was compared with; null where there is no baseline.</param>
/// <param name="Stages">Times of the stages of an arm's pass (map, fault, access, unmap), where they were taken apart.</param>
/// <param name="Facts">Further measured quantities of the case by name, units in the names.</param>
/// <param name="Repeats">What fresh processes found, where the case looked red.</param>
/// <param name="DurationSeconds">Time that the case took, all in all.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Standing">What became of a suspicion that it is red.</param>
/// <param name="Sweeps">How many of the rounds each sweep gave, in their order; empty where one process made them all, in results that are older than sweeps.</param>
/// <param name="Prediction">What the prices of the machine's card say of the ratio; null where no model is known of the case, or a price is missing.</param>
/// <param name="LetThrough">Why it does not make a gate red although it is confirmed; null where nobody says so.</param>
/// <param name="Hindrance">Why it failed, where that was the environment's fault and not its code's; null for every other.</param>
public sealed record CaseRecord(
    string Claim,
    string Case,
    string Area,
    IReadOnlyDictionary<string, object> Parameters,
    string Unit,
    IReadOnlyList<ArmRecord> Arms,
    Interval? Ratio,
    double? MinimumDetectableChange,
    Expectation Expectation,
    ClaimVerdict ClaimVerdict,
    BaselineVerdict BaselineVerdict,
    bool Red,
    IReadOnlyList<MechanismRow> Mechanism,
    string Reason,
    Estimand? Estimand = null,
    Region? Region = null,
    double? Margin = null,
    BaselineComparison? Baseline = null,
    IReadOnlyList<StageRecord>? Stages = null,
    IReadOnlyDictionary<string, double>? Facts = null,
    IReadOnlyList<RepeatRecord>? Repeats = null,
    double DurationSeconds = 0,
    CaseStatus Status = CaseStatus.Measured,
    CaseStanding Standing = CaseStanding.Clear,
    IReadOnlyList<int>? Sweeps = null,
    Prediction? Prediction = null,
    LetThrough? LetThrough = null,
    Hindrance? Hindrance = null)
{
    /// <summary>Whether the claim's own code failed.</summary>
    [JsonIgnore]
    public bool HasFailed => Status == CaseStatus.Failed && Hindrance is null;

    /// <summary>The relative change of the ratio that matters; the usual one where the record does not say.</summary>
    [JsonIgnore]
    public EquivalenceMargin Matters => new(Margin ?? EquivalenceMargin.Usual);

    /// <summary>True here and not red, and yet news: it contradicts the document, or what is expected of a current Linux.</summary>
    [JsonPropertyName("finding")]
    public bool IsFinding => !Red && (IsSurprise || ClaimVerdict == ClaimVerdict.Contradicted);

    /// <summary>Whether the verdict is the opposite of what was expected.</summary>
    [JsonIgnore]
    public bool IsSurprise => (Expectation, ClaimVerdict) is (Expectation.Supported, ClaimVerdict.Contradicted) or (Expectation.Contradicted, ClaimVerdict.Supported);

    public IReadOnlyList<RepeatRecord> Repeats { get; init; } = Repeats ?? [];

    public IReadOnlyList<int> Sweeps { get; init; } = Sweeps ?? [];

    public IReadOnlyList<StageRecord> Stages { get; init; } = Stages ?? [];

    public IReadOnlyDictionary<string, double> Facts { get; init; } = Facts ?? new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Claim and case in one name, as shown to people and used as a key.</summary>
    [JsonIgnore]
    public string Name => NameOf(Claim, Case);

    public static string NameOf(string claim, string @case) => @case.Length == 0 ? claim : $"{claim} [{@case}]";
}

/// <summary>One arm of a case.</summary>
/// <param name="Name">The arm's name.</param>
/// <param name="Baseline">Whether this is the arm that the others are compared with, the system-call arm as a rule.</param>
/// <param name="Samples">Time per operation, one value a round, in the case's unit.</param>
/// <param name="Counters">What the arm did per operation on average: read calls, faults, device bytes …, by name.</param>
/// <param name="Work">The same in units of the primitives, by their names: see <see cref="Model.CostModel"/>; null where no model is known of the arm.</param>
public sealed record ArmRecord(string Name, bool Baseline, IReadOnlyList<double> Samples, IReadOnlyDictionary<string, double>? Counters = null,
    IReadOnlyDictionary<string, double>? Work = null)
{
    public IReadOnlyDictionary<string, double> Counters { get; init; } = Counters ?? new Dictionary<string, double>(StringComparer.Ordinal);
}

/// <summary>Times of one stage of one arm's pass.</summary>
public sealed record StageRecord(string Arm, string Stage, IReadOnlyList<double> Samples);

/// <summary>What a case was compared with, and the change.</summary>
/// <param name="Ratio">The baseline's ratio, over all its processes.</param>
/// <param name="ClaimVerdict">The baseline's claim verdict.</param>
/// <param name="Processes">How many processes the baseline holds.</param>
/// <param name="Change">Ratio now ÷ ratio of the baseline, with its interval; null where only the verdicts are compared.</param>
/// <param name="Probability">Probability of a change this far below the margin if there were none beyond it; null where there is no change.</param>
/// <param name="Accepted">What each of its processes found, so that the change can be computed again; empty where only the verdicts are compared.</param>
public sealed record BaselineComparison(Interval? Ratio, ClaimVerdict ClaimVerdict, int Processes, Interval? Change, double? Probability = null,
    IReadOnlyList<ProcessEstimate>? Accepted = null)
{
    public IReadOnlyList<ProcessEstimate> Accepted { get; init; } = Accepted ?? [];
}
