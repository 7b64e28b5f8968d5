using System.Diagnostics;

namespace PerfSuite.Measurement;

/// <summary>The monotonic clock in its own resolution; <see cref="TimeSpan"/> would round to 100 ns.</summary>
internal static class Clock
{
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    /// <summary>Time between two readings of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public static double Nanoseconds(long start, long end) => (end - start) * NanosecondsPerTick;
}
