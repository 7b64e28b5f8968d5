using PerfSuite.Statistics;

namespace PerfSuite.Report;

/// <summary>What a report shows beside its results.</summary>
/// <param name="CoverageHref">Where the coverage of the suite's own code stands, relative to the report; null for no link.</param>
/// <param name="History">Past ratios of the cases, for trends; null or empty for none.</param>
public sealed record ReportOptions(string? CoverageHref = null, IReadOnlyList<HistoryPoint>? History = null);

/// <summary>The ratio of a case in a past run.</summary>
/// <param name="Case">Claim and case in one name, as <see cref="Results.CaseRecord.Name"/>.</param>
/// <param name="Run">Name of the run.</param>
/// <param name="StartedUtc">When it began.</param>
/// <param name="Ratio">The ratio then.</param>
public sealed record HistoryPoint(string Case, string Run, DateTimeOffset StartedUtc, Interval Ratio);
