using PerfSuite.Statistics;
using PerfSuite.Verdicts;

namespace PerfSuite.Results;

/// <summary>What a fresh process found when it measured a suspected case again.</summary>
/// <param name="Ratio">Its ratio; null where nothing was timed.</param>
/// <param name="ClaimVerdict">Its verdict of the claim.</param>
/// <param name="MechanismHolds">Whether every counter agreed.</param>
/// <param name="Failed">Whether the case failed to run there too.</param>
public sealed record RepeatRecord(Interval? Ratio, ClaimVerdict ClaimVerdict, bool MechanismHolds, bool Failed)
{
    /// <summary>The process ended without a result.</summary>
    public static RepeatRecord Crashed { get; } = new(null, ClaimVerdict.Inconclusive, MechanismHolds: false, Failed: true);

    public static RepeatRecord Of(CaseRecord repeated) => new(repeated.Ratio, repeated.ClaimVerdict, repeated.Mechanism.All(r => r.Holds),
        repeated.Status == CaseStatus.Failed);
}
