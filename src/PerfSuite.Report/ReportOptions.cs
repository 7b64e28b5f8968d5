using PerfSuite.Judging.Records;

namespace PerfSuite.Report;

/// <summary>What a report shows beside its results.</summary>
/// <param name="CoverageHref">Where the coverage of the suite's own code stands, relative to the report; where null, <c>coverage/</c> beside the
/// report is linked if it is there.</param>
/// <param name="History">Runs of the machine over time, for trends; those of another profile and this run itself are passed over.</param>
public sealed record ReportOptions(string? CoverageHref = null, IReadOnlyList<HistoryLine>? History = null);
