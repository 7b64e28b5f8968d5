using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Report.Content;

/// <summary>Results as their file holds them: the limits of intervals are rounded when they are written. A report of a run and a report
/// rebuilt from its file then are the same, byte by byte.</summary>
public static class AsWritten
{
    public static SuiteResults Of(SuiteResults results) => results with { Cases = [.. results.Cases.Select(Of)] };

    private static CaseRecord Of(CaseRecord c) => c with
    {
        Ratio = Of(c.Ratio),
        Baseline = c.Baseline is { } before ? before with { Ratio = Of(before.Ratio), Change = Of(before.Change) } : null,
    };

    private static Interval? Of(Interval? interval) => interval is { } i ? ResultsJson.AsWritten(i) : null;
}
