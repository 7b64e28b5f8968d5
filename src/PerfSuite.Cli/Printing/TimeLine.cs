using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Report.Wording;

namespace PerfSuite.Cli.Printing;

/// <summary>Where the time of a run went, in one line: the largest part first.</summary>
public static class TimeLine
{
    /// <param name="run">The run.</param>
    /// <param name="writing">Time spent on writing results and reports after the last case.</param>
    public static string Of(RunRecord run, TimeSpan writing)
    {
        double total = run.DurationSeconds + writing.TotalSeconds;
        IEnumerable<string> parts = run.Breakdown.Append(new("writing", writing.TotalSeconds)).OrderByDescending(p => p.Value)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{NamedValue.Words(p.Key)} {p.Value:0.0} s ({p.Value / total:0 %})"));
        return string.Create(CultureInfo.InvariantCulture, $"Time: {total:0.0} s from process start to reports: {string.Join(", ", parts)}.");
    }
}
