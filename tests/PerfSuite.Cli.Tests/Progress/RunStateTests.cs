using PerfSuite.Cli.Progress;
using PerfSuite.Running;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Cli.Tests.Progress;

public class RunStateTests
{
    private readonly FakeTime time = new();
    private readonly RunState state;

    public RunStateTests() => state = new RunState(TimeSpan.FromSeconds(120), time);

    [Fact]
    public void Before_anything_is_known_the_budget_is_left()
    {
        time.Advance(5);
        Assert.Equal((5.0, 115.0), (state.Take().Elapsed.TotalSeconds, state.Take().Left.TotalSeconds));
    }

    [Fact]
    public void What_is_left_is_what_the_sweep_said_less_what_has_passed_since_and_never_below_nothing()
    {
        time.Advance(60);
        state.Apply(new SweepStarted(2, 144, TimeSpan.FromSeconds(40)));
        time.Advance(10);
        Assert.Equal(30, state.Take().Left.TotalSeconds, precision: 6);
        time.Advance(100);
        Assert.Equal(0, state.Take().Left.TotalSeconds, precision: 6);
    }

    [Fact]
    public void Visits_are_counted_within_their_sweep()
    {
        state.Apply(new SweepStarted(1, 9, TimeSpan.Zero));
        state.Apply(new VisitStarted("a"));
        state.Apply(new VisitStarted("b"));
        Assert.Equal(new Activity(1, 9, 2, "b"), state.Take().Current);
        state.Apply(new SweepStarted(2, 7, TimeSpan.Zero));
        Assert.Equal(new Activity(2, 7), state.Take().Current);
    }

    [Fact]
    public void What_the_sweeps_say_stays_until_they_say_more()
    {
        state.Apply(new RunJudged(4, 2, 1));
        state.Apply(new ConfirmationStarted(["a"], 1, 6, TimeSpan.FromSeconds(3)));
        Assert.Equal((new Tally(4, 2, 1), 6), (state.Take().Tally, state.Take().Current.Of));
        Assert.Single(state.Take().News);
    }
}
