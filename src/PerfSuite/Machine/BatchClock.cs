using System.Diagnostics;

namespace PerfSuite.Machine;

/// <summary>Times batches of one step: the fastest quarter of several, so that what a neighbour disturbs is none of its price.</summary>
internal static class BatchClock
{
    private const int FewestBatches = 3, MostBatches = 15;

    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(3);

    /// <summary>The time of a batch in nanoseconds: the first quartile.</summary>
    /// <param name="timed">Makes one batch, and nothing else.</param>
    /// <param name="before">Before each batch, untimed.</param>
    /// <param name="after">After each batch, untimed.</param>
    public static double Quickest(Action timed, Action? before = null, Action? after = null)
    {
        List<double> times = new(MostBatches);
        long began = Stopwatch.GetTimestamp();
        do
        {
            before?.Invoke();
            long start = Stopwatch.GetTimestamp();
            timed();
            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            after?.Invoke();
        }
        while (times.Count < FewestBatches || (times.Count < MostBatches && Stopwatch.GetElapsedTime(began) < Enough));
        times.Sort();
        return times[times.Count / 4];
    }
}
