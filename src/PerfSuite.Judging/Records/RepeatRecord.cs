using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Records;

/// <summary>What one fresh process found of a case.</summary>
/// <param name="Ratio">Its ratio; null where nothing was timed.</param>
/// <param name="ClaimVerdict">Its verdict of the claim.</param>
/// <param name="MechanismHolds">Whether every counter agreed.</param>
/// <param name="Failed">Whether the case failed to run there too.</param>
/// <param name="StandardError">Of the log-ratio, by the noise within the process; 0 in results that are older than this.</param>
/// <param name="Run">Which run of its side the process was a sweep of.</param>
public sealed record RepeatRecord(Interval? Ratio, ClaimVerdict ClaimVerdict, bool MechanismHolds, bool Failed, double StandardError = 0, int Run = 0)
{
    /// <summary>The process ended without a result.</summary>
    public static RepeatRecord Crashed { get; } = new(null, ClaimVerdict.Inconclusive, MechanismHolds: false, Failed: true);
}
