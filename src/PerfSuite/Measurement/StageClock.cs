using System.Diagnostics;

namespace PerfSuite.Measurement;

/// <summary>
/// Takes the stages of an arm's pass apart: map, fault, access, unmap. An arm calls <see cref="Start"/> and <see cref="Stop"/>
/// around a stage within its turn; each costs a reading of the clock, some 25 ns.
/// </summary>
public sealed class StageClock
{
    private readonly Dictionary<(string Arm, string Stage), List<double>> samples = [];
    private bool recording;

    /// <summary>A point in time, to be handed to <see cref="Stop"/>.</summary>
    public static long Start() => Stopwatch.GetTimestamp();

    /// <summary>Records the time since <paramref name="start"/> as one sample of the stage.</summary>
    /// <returns>This point in time, the start of the stage that follows.</returns>
    public long Stop(string arm, string stage, long start)
    {
        long now = Stopwatch.GetTimestamp();
        if (recording)
            ListOf(arm, stage).Add(Clock.Nanoseconds(start, now));
        return now;
    }

    /// <summary>Records a stage that was not timed as such, but follows from the times of passes with and without it.</summary>
    public void Add(string arm, string stage, double nanoseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanoseconds);
        if (recording)
            ListOf(arm, stage).Add(nanoseconds);
    }

    /// <summary>From now on samples are kept; warm-up is over.</summary>
    public void Record() => recording = true;

    /// <summary>All samples in nanoseconds, by arm and stage in the order in which they first appeared.</summary>
    public IEnumerable<(string Arm, string Stage, IReadOnlyList<double> Nanoseconds)> Samples =>
        samples.Select(s => (s.Key.Arm, s.Key.Stage, (IReadOnlyList<double>)s.Value));

    private List<double> ListOf(string arm, string stage)
    {
        if (!samples.TryGetValue((arm, stage), out List<double>? list))
            samples[(arm, stage)] = list = new List<double>(1024);
        return list;
    }
}
