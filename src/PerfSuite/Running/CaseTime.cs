namespace PerfSuite.Running;

/// <summary>The time of one case: its share of the run's, counted from before its set-up.</summary>
/// <param name="allowance">The share.</param>
/// <param name="tail">Of it what is needed after the last round.</param>
/// <param name="mayWait">Whether the case may wait where it turns out to be dear.</param>
/// <param name="clock">The clock; the machine's own by default.</param>
internal sealed class CaseTime(TimeSpan allowance, TimeSpan tail, bool mayWait, TimeProvider? clock = null)
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly long start = (clock ?? TimeProvider.System).GetTimestamp();

    /// <summary>How long the case has taken.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(start);

    /// <summary>Whether nothing is left for another round.</summary>
    public bool IsOver => Elapsed + tail >= allowance;

    /// <summary>Whether warming up has had what it may have of the share.</summary>
    public bool IsWarmEnough => Elapsed + tail >= allowance / 2;

    /// <summary>Looks at what the case will take, once a round of it is known.</summary>
    /// <param name="round">Time of a round.</param>
    /// <param name="rounds">How many it takes to say anything.</param>
    /// <exception cref="DearCaseException">More than it may.</exception>
    public void RequireAffordable(TimeSpan round, int rounds)
    {
        TimeSpan need = Elapsed + (round * rounds) + tail;
        if (mayWait && need > allowance)
            throw new DearCaseException(need);
    }
}
