using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.History;

/// <summary>What a history keeps of a run.</summary>
/// <param name="Id">Unique on its machine.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="Profile">Ratios of different profiles are different series.</param>
/// <param name="StartedUtc">When it began.</param>
/// <param name="Version">Of the suite.</param>
/// <param name="Source">Which revision of a project was measured; null where nobody knows.</param>
/// <param name="Kernel">Release of the kernel.</param>
/// <param name="Runtime">Version of the runtime.</param>
/// <param name="ReadAheadKiB">Of the data folder's device; null where there is none.</param>
/// <param name="Card">What the machine's primitives cost.</param>
/// <param name="Points">One a timed case.</param>
public sealed record HistoryRun(string Id, string Machine, string Profile, DateTimeOffset StartedUtc, string Version, SourceRevision? Source, string Kernel, string Runtime, long? ReadAheadKiB,
    IReadOnlyList<Primitive> Card, IReadOnlyList<HistoryPoint> Points)
{
    /// <summary>What some results give a history.</summary>
    public static HistoryRun Of(SuiteResults results) => new(results.Run.Id, results.Environment.Machine, results.Run.Profile, results.Run.StartedUtc, results.Run.Version, results.Run.Source,
        results.Environment.Kernel, results.Environment.Runtime, results.Environment.ReadAheadKiB, results.Environment.Primitives,
        [.. results.Cases.Where(c => c.Ratio is not null).Select(c => new HistoryPoint(c.Name, c.Ratio!.Value, c.ClaimVerdict, [.. TimingVerdict.EstimatesOf(c).Select(e => Significant.Digits(Math.Exp(e.LogRatio), 5))]))]);
}

/// <summary>What a run found of a timed case.</summary>
/// <param name="Case">Claim and case in one name.</param>
/// <param name="Ratio">The ratio with its interval.</param>
/// <param name="ClaimVerdict">What the run said of the claim.</param>
/// <param name="Sweeps">The ratio of each sweep.</param>
public sealed record HistoryPoint(string Case, Interval Ratio, ClaimVerdict ClaimVerdict, IReadOnlyList<double> Sweeps);
