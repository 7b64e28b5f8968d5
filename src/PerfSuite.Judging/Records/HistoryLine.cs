using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Records;

/// <summary>What one run found of one case: a line of a history file.</summary>
/// <param name="StartedUtc">When the run began.</param>
/// <param name="Run">Id of the run.</param>
/// <param name="Profile">Profile of the run; ratios of different profiles are different series.</param>
/// <param name="Case">Claim and case in one name.</param>
/// <param name="Ratio">The ratio with its interval.</param>
/// <param name="ClaimVerdict">What the run said of the claim.</param>
/// <param name="Kernel">Release of the kernel.</param>
/// <param name="Runtime">Version of the runtime.</param>
/// <param name="ReadAheadKiB">Read-ahead of the data folder's device; null where there is none.</param>
/// <param name="Revision">Of the project that was measured; null where nobody knows it.</param>
public sealed record HistoryLine(
    DateTimeOffset StartedUtc,
    string Run,
    string Profile,
    string Case,
    Interval Ratio,
    ClaimVerdict ClaimVerdict,
    string Kernel,
    string Runtime,
    long? ReadAheadKiB,
    string? Revision = null)
{
    /// <summary>The lines of a run: one for each timed case.</summary>
    public static IEnumerable<HistoryLine> Of(SuiteResults results) => results.Cases.Where(c => c.Ratio is not null).Select(c => new HistoryLine(
        results.Run.StartedUtc, results.Run.Id, results.Run.Profile, c.Name, c.Ratio!.Value, c.ClaimVerdict,
        results.Environment.Kernel, results.Environment.Runtime, results.Environment.ReadAheadKiB, results.Run.Source?.Revision));
}
