namespace PerfSuite.Measurement;

/// <summary>
/// Where the time of a run goes. Every instant is charged to one activity, so that the parts add up to the whole. For one flow of
/// control: a thread that waits for another hands the ledger over to it. A change of activity costs a reading of the clock.
/// </summary>
/// <param name="before">Time that had passed already, charged to <see cref="RunActivity.Starting"/>.</param>
/// <param name="clock">The clock; the machine's own by default.</param>
public sealed class TimeLedger(TimeSpan before = default, TimeProvider? clock = null)
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly long[] ticks = new long[Enum.GetValues<RunActivity>().Length];
    private readonly long opened = (clock ?? TimeProvider.System).GetTimestamp();
    private RunActivity current = RunActivity.Starting;
    private long since = (clock ?? TimeProvider.System).GetTimestamp();

    /// <summary>Charges what follows to an activity, until the result is disposed; then the activity before goes on.</summary>
    public Part During(RunActivity activity)
    {
        Part part = new(this, current);
        Begin(activity);
        return part;
    }

    /// <summary>Charges what follows to an activity.</summary>
    public void Begin(RunActivity activity)
    {
        long now = clock.GetTimestamp();
        ticks[(int)current] += now - since;
        (current, since) = (activity, now);
    }

    /// <summary>Charges a time that has been taken already to an activity, instead of the current one.</summary>
    /// <param name="activity">What it was spent on.</param>
    /// <param name="clockTicks">Difference of two readings of the clock, both within the current activity.</param>
    public void Move(RunActivity activity, long clockTicks)
    {
        ticks[(int)activity] += clockTicks;
        ticks[(int)current] -= clockTicks;
    }

    /// <summary>Charges what another process did while this one waited for it to what it did, instead of to the current activity.</summary>
    /// <param name="seconds">Its ledger.</param>
    public void MoveAll(IReadOnlyDictionary<string, double> seconds)
    {
        foreach (RunActivity activity in Enum.GetValues<RunActivity>())
            if (seconds.TryGetValue(NameOf(activity), out double spent))
                Move(activity is RunActivity.Starting ? RunActivity.Sweeping : activity, (long)(spent * clock.TimestampFrequency));
    }

    /// <summary>Everything that has passed, what passed before the ledger too.</summary>
    public TimeSpan Elapsed => before + clock.GetElapsedTime(opened);

    /// <summary>Seconds by activity so far, rounded to milliseconds; activities without any are absent.</summary>
    public IReadOnlyDictionary<string, double> Seconds()
    {
        Begin(current);
        return Enum.GetValues<RunActivity>().Select(a => (Activity: a, Seconds: Math.Round(SecondsOf(a), 3))).Where(a => a.Seconds > 0)
            .ToDictionary(a => NameOf(a.Activity), a => a.Seconds, StringComparer.Ordinal);
    }

    /// <summary>The activity's name in the results file.</summary>
    public static string NameOf(RunActivity activity) => char.ToLowerInvariant(activity.ToString()[0]) + activity.ToString()[1..];

    private double SecondsOf(RunActivity activity) =>
        ((double)ticks[(int)activity] / clock.TimestampFrequency) + (activity == RunActivity.Starting ? before.TotalSeconds : 0);

    /// <summary>A stretch of time that is charged to one activity.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="outer">The activity that goes on afterwards.</param>
    public readonly struct Part(TimeLedger ledger, RunActivity outer) : IDisposable
    {
        public void Dispose() => ledger.Begin(outer);
    }
}
