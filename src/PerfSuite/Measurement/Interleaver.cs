using System.Diagnostics;
using PerfSuite.Interop;

namespace PerfSuite.Measurement;

/// <summary>
/// Measures the arms of one case turn by turn on the calling thread, so that what drifts on a shared machine falls on all arms alike.
/// Source of the idea: randomised multiple interleaved trials, Abedi and Brecht (2017).
/// </summary>
/// <param name="arms">At least one arm; names are unique.</param>
/// <param name="order">Balanced order of the arms.</param>
public sealed class Interleaver(IReadOnlyList<Arm> arms, TurnOrder order)
{
    private readonly List<RecordedTurn> turns = new(arms.Count);

    /// <summary>How many operations one turn makes; times are recorded by turn.</summary>
    public long OperationsPerTurn { get; init; } = 1;

    /// <summary>Told where the time goes.</summary>
    public TimeLedger Time { get; init; } = new();

    /// <summary>Whether rounds in which an arm read from the device are left out.</summary>
    public bool FromCache { get; init; }

    /// <summary>Called when warm-up ends and recording begins.</summary>
    public Action? WarmedUp { get; init; }

    /// <summary>Measures until the plan is content.</summary>
    /// <exception cref="DifferentWorkException">Two arms returned different checksums in a round.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled between two rounds.</exception>
    /// <exception cref="NotFromCacheException">Most rounds read from the device.</exception>
    public Rounds Measure(IMeasuringPlan plan, CancellationToken cancellation = default)
    {
        using TimeLedger.Part counting = Time.During(RunActivity.Counting);
        using ThreadProbe probe = new();
        Rounds warming = new(arms, OperationsPerTurn), rounds = new(arms, OperationsPerTurn);
        Untimed(GC.Collect);
        long start = Stopwatch.GetTimestamp();
        while (plan.GoOnWarming(warming.Count, Stopwatch.GetElapsedTime(start)))
            Round(warming, RunActivity.WarmingUp, probe, cancellation);

        WarmedUp?.Invoke();
        start = Stopwatch.GetTimestamp();
        do
            Round(rounds, RunActivity.Measuring, probe, cancellation);
        while (GoOn(plan, rounds, Stopwatch.GetElapsedTime(start)));
        return rounds;
    }

    private bool GoOn(IMeasuringPlan plan, Rounds soFar, TimeSpan elapsed)
    {
        using TimeLedger.Part statistics = Time.During(RunActivity.Statistics);
        return plan.GoOnMeasuring(soFar, elapsed);
    }

    private void Round(Rounds into, RunActivity activity, ThreadProbe probe, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ulong? expected = null;
        turns.Clear();
        foreach (int index in order.NextRound())
        {
            Arm arm = arms[index];
            ulong checksum = Turn(arm, activity, probe);
            if ((expected ??= checksum) != checksum)
                throw new DifferentWorkException(arm.Name, checksum, expected.Value);
        }

        if (FromCache && activity == RunActivity.Measuring && turns.Exists(t => t.Counted is { HasIo: true, DeviceReadBytes: > 0 }))
            into.LeaveOut();
        else
            into.Add(turns);
    }

    private ulong Turn(Arm arm, RunActivity activity, ThreadProbe probe)
    {
        Untimed(arm.BeforeTurn);
        CounterSnapshot before = probe.Take();
        long start = Stopwatch.GetTimestamp();
        ulong checksum = arm.Turn();
        long end = Stopwatch.GetTimestamp();
        CounterSnapshot after = probe.Take();
        TurnElsewhere turn = arm.Elsewhere?.Invoke() ?? new TurnElsewhere(0, probe.Between(before, after));
        turns.Add(new RecordedTurn(arm.Name, Clock.Nanoseconds(start, end) - turn.OverheadNanoseconds, turn.Counted));
        Time.Move(activity, end - start);
        Untimed(arm.AfterTurn);
        return checksum;
    }

    private void Untimed(Action? action)
    {
        if (action is null)
            return;
        using TimeLedger.Part makeReady = Time.During(RunActivity.MakeReady);
        action();
    }
}

/// <summary>The arms of a case did not do the same work: nothing that was timed may be compared.</summary>
public sealed class DifferentWorkException(string arm, ulong actual, ulong expected) : Exception(
    $"The arm '{arm}' returned the checksum {actual:x16} where the round's first arm returned {expected:x16}: "
    + "the arms did different work. Look for a short read, a wrong offset or a file that changed while it was measured.");

/// <summary>Most rounds read from the device although the case is about what is cached: an arm goes around the page cache, or the cache does not keep the file.</summary>
public sealed class NotFromCacheException(int leftOut, int rounds) : Exception(
    $"{leftOut} of {rounds} rounds read from the device although the case is about cached pages: either an arm goes around the page cache, "
    + "or the cache does not keep the file. Look at the arms' device reads, and at what else wants the memory.");
