using Perfolizer.Mathematics.Cpd;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>A run from which on a case's ratio is at another level.</summary>
/// <param name="Case">The case.</param>
/// <param name="Since">When the first run at the new level began.</param>
/// <param name="Run">Its id.</param>
/// <param name="Change">New level ÷ old level, medians of the runs; more is better for mmap.</param>
/// <param name="Coinciding">What else changed with that run: kernel, runtime, read-ahead.</param>
public sealed record ChangePoint(string Case, DateTimeOffset Since, string Run, double Change, IReadOnlyList<string> Coinciding)
{
    /// <summary>Fewer runs than this at a level are no level.</summary>
    private const int ShortestLevel = 5;

    /// <summary>The change points of a case. Source: ED-PELT, Haynes, Fearnhead and Eckley (2017), as implemented by Perfolizer.</summary>
    /// <param name="series">Runs of one case with one profile, oldest first.</param>
    public static IReadOnlyList<ChangePoint> In(IReadOnlyList<HistoryLine> series)
    {
        if (series.Count < 2 * ShortestLevel)
            return [];
        double[] logs = [.. series.Select(l => Math.Log(l.Ratio.Estimate))];
        int[] starts = [.. EdPeltChangePointDetector.Instance.GetChangePointIndexes(logs, ShortestLevel).Select(i => i + 1).Where(i => i < logs.Length)];
        List<ChangePoint> points = [];
        for (int i = 0; i < starts.Length; i++)
        {
            double before = Median.Of(logs[(i == 0 ? 0 : starts[i - 1])..starts[i]]);
            double after = Median.Of(logs[starts[i]..(i + 1 < starts.Length ? starts[i + 1] : logs.Length)]);
            HistoryLine first = series[starts[i]], last = series[starts[i] - 1];
            points.Add(new ChangePoint(first.Case, first.StartedUtc, first.Run, Math.Exp(after - before), [.. Differences(last, first)]));
        }

        return points;
    }

    private static IEnumerable<string> Differences(HistoryLine before, HistoryLine after)
    {
        if (before.Kernel != after.Kernel)
            yield return $"kernel {before.Kernel} → {after.Kernel}";
        if (before.Runtime != after.Runtime)
            yield return $"runtime {before.Runtime} → {after.Runtime}";
        if (before.ReadAheadKiB != after.ReadAheadKiB)
            yield return $"read-ahead {before.ReadAheadKiB} → {after.ReadAheadKiB} KiB";
    }
}
