using Perfolizer.Mathematics.Cpd;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Wording;
using PerfSuite.Statistics;

namespace PerfSuite.Report.Content;

/// <summary>A ratio over past runs and this one, as a small line.</summary>
/// <param name="Points">Places of the runs in the order of time, this run last: from the left, from below.</param>
/// <param name="Changes">Places where the level changed, found by ED-PELT (Haynes, Fearnhead and Eckley, 2017).</param>
/// <param name="Description">The line in words.</param>
public sealed record Trend(IReadOnlyList<(double X, double Y)> Points, IReadOnlyList<double> Changes, string Description)
{
    /// <summary>A level holds for this many runs at least.</summary>
    private const int ShortestLevel = 3;

    public static Trend Of(IReadOnlyList<HistoryPoint> past, Interval present)
    {
        HistoryPoint[] ordered = [.. past.Where(p => p.Ratio.Estimate > 0).OrderBy(p => p.StartedUtc)];
        double[] ratios = [.. ordered.Select(p => p.Ratio.Estimate), present.Estimate];
        LogScale axis = LogScale.Around(ratios);
        int[] changes = ratios.Length >= 2 * ShortestLevel
            ? EdPeltChangePointDetector.Instance.GetChangePointIndexes([.. ratios.Select(r => Math.Log(r))], ShortestLevel) : [];
        string changed = changes.Length == 0 ? "" : $"; the level changed after {string.Join(" and ", changes.Select(i => $"run {ordered[i].Run}"))}";
        return new Trend([.. ratios.Select((r, i) => (X(i, ratios.Length), axis.At(r)))], [.. changes.Select(i => X(i, ratios.Length) + (X(1, ratios.Length) / 2))],
            $"{Number.Of(ratios.Length, "run")}, ratio from {Number.Ratio(ratios[0])} to {Number.Ratio(present.Estimate)}{changed}.");
    }

    private static double X(int run, int runs) => runs == 1 ? 0.5 : (double)run / (runs - 1);
}
