using PerfSuite.Measurement;

namespace PerfSuite.Tests.Measurement;

public class TimeLedgerTests
{
    private readonly StandingClock clock = new();

    [Fact]
    public void Time_belongs_to_the_innermost_activity_and_then_to_the_one_before()
    {
        TimeLedger ledger = Begun();
        using (ledger.During(RunActivity.Engine))
        {
            clock.Pass(2);
            using (ledger.During(RunActivity.MakeReady))
                clock.Pass(3);
            clock.Pass(4);
        }

        clock.Pass(5);
        Assert.Equal(new() { ["other"] = 5, ["makeReady"] = 3, ["engine"] = 6 }, Seconds(ledger));
    }

    [Fact]
    public void A_time_that_was_taken_already_leaves_the_activity_around_it()
    {
        TimeLedger ledger = Begun();
        using (ledger.During(RunActivity.Counting))
        {
            clock.Pass(10);
            ledger.Move(RunActivity.Measuring, 7);
        }

        Assert.Equal(new() { ["measuring"] = 7, ["counting"] = 3 }, Seconds(ledger));
    }

    [Fact]
    public void Time_before_the_first_activity_is_for_starting()
    {
        TimeLedger ledger = new(TimeSpan.FromSeconds(1.5), clock);
        clock.Pass(2);
        ledger.Begin(RunActivity.Other);
        clock.Pass(1);
        Assert.Equal(new() { ["other"] = 1, ["starting"] = 3.5 }, Seconds(ledger));
    }

    [Fact]
    public void An_activity_that_fails_ends_too()
    {
        TimeLedger ledger = Begun();
        Assert.Throws<InvalidOperationException>(() => Fail(ledger));
        clock.Pass(1);
        Assert.Equal(new() { ["statistics"] = 1, ["other"] = 1 }, Seconds(ledger));
    }

    [Fact]
    public void A_measured_case_is_charged_turn_by_turn()
    {
        TimeLedger ledger = Begun();
        Arm arm = new("Arm", true, () => 1, () => clock.Pass(100), () => clock.Pass(1000));
        new Interleaver([arm], new TurnOrder(1, seed: 1)) { Time = ledger }.Measure(new Passing(clock));
        Assert.Equal(4 * 1100, Seconds(ledger)["makeReady"]);
        Assert.Equal(3, Seconds(ledger)["statistics"]);
    }

    private TimeLedger Begun()
    {
        TimeLedger ledger = new(clock: clock);
        ledger.Begin(RunActivity.Other);
        return ledger;
    }

    private static Dictionary<string, double> Seconds(TimeLedger ledger) => new(ledger.Seconds(), StringComparer.Ordinal);

    private void Fail(TimeLedger ledger)
    {
        using TimeLedger.Part statistics = ledger.During(RunActivity.Statistics);
        clock.Pass(1);
        throw new InvalidOperationException();
    }

    /// <summary>One round of warm-up and three measured ones, each decision taking a second.</summary>
    private sealed class Passing(StandingClock clock) : IMeasuringPlan
    {
        public bool GoOnWarming(int rounds, TimeSpan elapsed) => rounds < 1;

        public bool GoOnMeasuring(Rounds soFar, TimeSpan elapsed)
        {
            clock.Pass(1);
            return soFar.Count < 3;
        }
    }

    /// <summary>A clock that stands still unless it is told to pass some seconds; one tick is one second.</summary>
    private sealed class StandingClock : TimeProvider
    {
        private long now = 17;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => now;

        public void Pass(long seconds) => now += seconds;
    }
}
