using PerfSuite.Interop;
using PerfSuite.Measurement;

namespace PerfSuite.Tests.Measurement;

public class TurnElsewhereTests
{
    [Fact]
    public void An_arm_that_works_elsewhere_is_judged_by_what_was_counted_there()
    {
        Counters there = default(Counters) with { MajorFaults = 3 };
        Arm[] arms = [new("Here", true, () => 1), new("Elsewhere", false, () => 1, Elsewhere: () => new TurnElsewhere(0, there))];
        Rounds rounds = new Interleaver(arms, new TurnOrder(2, seed: 1)).Measure(new FixedRounds(WarmUp: 1, Measured: 4));
        Assert.Equal((0L, 12L), (rounds["Here"].Counters.MajorFaults, rounds["Elsewhere"].Counters.MajorFaults));
    }

    [Fact]
    public void The_asking_is_taken_off_the_time()
    {
        const double askingNs = 1e12; // Far more than a turn can take.
        Arm[] arms = [new("Elsewhere", true, () => 1, Elsewhere: () => new TurnElsewhere(askingNs, default))];
        Rounds rounds = new Interleaver(arms, new TurnOrder(1, seed: 1)).Measure(new FixedRounds(WarmUp: 1, Measured: 2));
        Assert.All(rounds["Elsewhere"].Nanoseconds, ns => Assert.InRange(ns, -askingNs, 0));
    }

    [Fact]
    public void Work_that_took_longer_than_asking_for_it_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TurnElsewhere(-1, default));
}
