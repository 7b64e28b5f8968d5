using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content;

/// <summary>A ratio over past runs and this one, as a small line.</summary>
/// <param name="Points">Places of the runs in the order of time, this run last: from the left, from below.</param>
/// <param name="Changes">Places where the level changed.</param>
/// <param name="Description">The line in words.</param>
/// <param name="Latest">The latest change of level in words; empty where there is none.</param>
public sealed record Trend(IReadOnlyList<(double X, double Y)> Points, IReadOnlyList<double> Changes, string Description, string Latest)
{
    /// <param name="past">Earlier runs of the case, in any order.</param>
    /// <param name="present">This run.</param>
    public static Trend Of(IEnumerable<HistoryLine> past, HistoryLine present)
    {
        HistoryLine[] series = [.. past.Where(l => l.Ratio.Estimate > 0).OrderBy(l => l.StartedUtc), present];
        LogScale axis = LogScale.Around(series.Select(l => l.Ratio.Estimate));
        IReadOnlyList<ChangePoint> changes = ChangePoint.In(series);
        string[] told = [.. changes.Select(InWords)];
        return new Trend([.. series.Select((l, i) => (X(i, series.Length), axis.At(l.Ratio.Estimate)))],
            [.. changes.Select(c => X(Array.FindIndex(series, l => l.Run == c.Run) - 0.5, series.Length))],
            $"{Number.Of(series.Length, "run")}, ratio from {Number.Ratio(series[0].Ratio.Estimate)} to {Number.Ratio(present.Ratio.Estimate)}"
            + $"{(told.Length == 0 ? "" : $"; level changed: {string.Join("; ", told)}")}.", told.LastOrDefault(""));
    }

    private static string InWords(ChangePoint change) => $"{ChangeWords.WithSign(change.Change)} since {change.Since.UtcDateTime:yyyy-MM-dd}"
        + (change.Coinciding.Count == 0 ? "" : $", with {string.Join(", ", change.Coinciding)}");

    private static double X(double run, int runs) => runs == 1 ? 0.5 : run / (runs - 1);
}
