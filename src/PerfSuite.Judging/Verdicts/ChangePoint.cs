using Perfolizer.Mathematics.Cpd;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>A run from which on a case's ratio is at another level.</summary>
/// <param name="Case">The case.</param>
/// <param name="Since">When the first run at the new level began.</param>
/// <param name="Run">Its id.</param>
/// <param name="Revision">What it measured; null where nobody knows.</param>
/// <param name="RunsSince">How many runs are at the new level or later ones.</param>
/// <param name="Change">New level ÷ old level, medians of the runs; more is better for mmap.</param>
/// <param name="Coinciding">What else changed with that run: kernel, runtime, read-ahead.</param>
/// <param name="Machine">Which primitives of the machine cost something else from that run on; empty where cards are not asked for.</param>
public sealed record ChangePoint(string Case, DateTimeOffset Since, string Run, string? Revision, int RunsSince, double Change, IReadOnlyList<string> Coinciding, IReadOnlyList<PrimitiveChange> Machine)
{
    /// <summary>Fewer runs than this at a level are no level.</summary>
    private const int ShortestLevel = 5;

    /// <summary>The detector's time grows with the square of a series without changes. In a longer one it sees medians of neighbouring runs, and the place is looked for among those.</summary>
    private const int LongestSeries = 1000;

    private const int Permutations = 999;

    /// <summary>A change whose like so many of the permutations show is none.</summary>
    private const double MostProbable = 0.01;

    /// <summary>Runs to each side that the permutations take in.</summary>
    private const int MostBeside = 100;

    /// <summary>Whether mmap does worse since then, by more than what never matters, and the machine is not what changed.</summary>
    public bool IsWorse => Machine.Count == 0 && new EquivalenceMargin(EquivalenceMargin.Usual).IsLoss(Change);

    /// <summary>
    /// The change points of a case: those that ED-PELT finds, Haynes, Fearnhead and Eckley (2017), as implemented by Perfolizer, of which only few permutations of the neighbouring runs show the like, and that
    /// are larger than what never matters.
    /// </summary>
    /// <param name="series">Runs of one case with one profile, oldest first.</param>
    /// <param name="cardOf">The machine's card as a run took it, by the run's id; null where nobody asks.</param>
    public static IReadOnlyList<ChangePoint> In(IReadOnlyList<HistoryLine> series, Func<string, IReadOnlyList<Primitive>>? cardOf = null)
    {
        double[] logs = [.. series.Select(l => Math.Log(l.Ratio.Estimate))];
        List<int> starts = Detected(logs);
        for (int i = starts.Count - 1; i >= 0; i--)
            if (!IsShown(logs[(i == 0 ? 0 : starts[i - 1])..starts[i]], logs[starts[i]..End(i)]))
                starts.RemoveAt(i);
        return [.. starts.Select((start, i) =>
        {
            double change = Median.Of(logs[start..End(i)]) - Median.Of(logs[(i == 0 ? 0 : starts[i - 1])..start]);
            HistoryLine first = series[start], last = series[start - 1];
            return new ChangePoint(first.Case, first.StartedUtc, first.Run, first.Revision, series.Count - start, Math.Exp(change), [.. Differences(last, first)],
                cardOf is null ? [] : CardComparison.Changes(cardOf(last.Run), cardOf(first.Run)));
        }),];

        int End(int i) => i + 1 < starts.Count ? starts[i + 1] : logs.Length;
    }

    /// <summary>Where levels begin, but for the first one.</summary>
    private static List<int> Detected(double[] logs)
    {
        if (logs.Length < 2 * ShortestLevel)
            return [];
        int block = (logs.Length + LongestSeries - 1) / LongestSeries;
        double[] medians = block == 1 ? logs : [.. logs.Chunk(block).Select(b => Median.Of(b))];
        IEnumerable<int> starts = EdPeltChangePointDetector.Instance.GetChangePointIndexes(medians, ShortestLevel).Select(i => (i + 1) * block).Where(i => i < logs.Length);
        return [.. starts.Select(s => SharpestNear(logs, s, Math.Max(2 * block, ShortestLevel))).Distinct().Order()];
    }

    /// <summary>The place near another from which on the runs differ most from those before: with the least squares about both means. The detector, which knows ranks alone, is off by a run or two where the step is clear.</summary>
    private static int SharpestNear(double[] logs, int place, int near)
    {
        int from = Math.Max(0, place - near), to = Math.Min(logs.Length, place + near);
        return Enumerable.Range(from + 1, to - from - 1).MinBy(s => Squares(logs[from..s]) + Squares(logs[s..to]));
    }

    private static double Squares(double[] values) => values.Average() is var mean ? values.Sum(v => (v - mean) * (v - mean)) : 0;

    private static bool IsShown(double[] before, double[] after)
    {
        if (Math.Abs(Median.Of(after) - Median.Of(before)) < new EquivalenceMargin(EquivalenceMargin.Usual).Log)
            return false;
        double[] near = [.. before.TakeLast(MostBeside), .. after.Take(MostBeside)];
        double change = Sharpest(near);
        Random random = new(near.Length);
        int like = 1;
        for (int i = 0; i < Permutations; i++)
        {
            random.Shuffle(near);
            like += Sharpest(near) >= change ? 1 : 0;
        }

        return like <= MostProbable * (Permutations + 1);
    }

    /// <summary>How much the means to both sides of a place differ, in standard errors of one variance, at that place where it is most: a place that was looked for is compared with places that were looked for.</summary>
    private static double Sharpest(double[] values)
    {
        double all = values.Sum(), sum = 0, most = 0, count = values.Length;
        for (int i = 1; i <= values.Length - ShortestLevel; i++)
        {
            sum += values[i - 1];
            if (i >= ShortestLevel)
                most = Math.Max(most, Math.Abs((sum / i) - ((all - sum) / (count - i))) * Math.Sqrt(i * (count - i) / count));
        }

        return most;
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
