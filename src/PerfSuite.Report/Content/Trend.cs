using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
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
    /// <summary>More places than this are not told apart in so small a drawing: then each but the last is the median of some neighbouring runs.</summary>
    private const int MostPlaces = 48;

    /// <param name="past">Earlier runs of the case, in any order.</param>
    /// <param name="present">This run.</param>
    public static Trend Of(IEnumerable<HistoryLine> past, HistoryLine present)
    {
        HistoryLine[] series = [.. past.Where(l => l.Ratio.Estimate > 0).OrderBy(l => l.StartedUtc), present];
        return Of(series, ChangePoint.In(series));
    }

    /// <param name="series">Runs of a case, the oldest first; their ratios are above 0.</param>
    /// <param name="changes">From where on it is at another level.</param>
    public static Trend Of(IReadOnlyList<HistoryLine> series, IReadOnlyList<ChangePoint> changes)
    {
        double[] ratios = [.. series.Select(l => l.Ratio.Estimate)];
        LogScale axis = LogScale.Around(ratios);
        int together = (ratios.Length + MostPlaces - 1) / MostPlaces;
        string[] told = [.. changes.Select(InWords)];
        return new Trend(
            [.. ratios[..^1].Chunk(together).Select((near, i) => (X((i * together) + ((near.Length - 1) / 2.0), ratios.Length), axis.At(Median.Of(near)))), (X(ratios.Length - 1, ratios.Length), axis.At(ratios[^1]))],
            [.. changes.Select(c => X(ratios.Length - c.RunsSince - 0.5, ratios.Length))],
            $"{Number.Of(ratios.Length, "run")}, ratio from {Number.Ratio(ratios[0])} to {Number.Ratio(ratios[^1])}"
            + $"{(told.Length == 0 ? "" : $"; level changed: {string.Join("; ", told)}")}.", told.LastOrDefault(""));
    }

    private static string InWords(ChangePoint change) => $"{ChangeWords.WithSign(change.Change)} since {change.Since.UtcDateTime:yyyy-MM-dd}"
        + (change.Coinciding.Count == 0 ? "" : $", with {string.Join(", ", change.Coinciding)}");

    private static double X(double run, int runs) => runs == 1 ? 0.5 : run / (runs - 1);
}
