using PerfSuite.Running;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Tests.Running;

public class CaseTimeTests
{
    private readonly FakeTime clock = new();

    [Fact]
    public void A_case_may_measure_until_its_share_less_its_tail_is_used_up()
    {
        CaseTime time = Time(allowance: 2, tail: 0.5);
        clock.Advance(1.4);
        Assert.False(time.IsOver);
        clock.Advance(0.1);
        Assert.True(time.IsOver);
    }

    [Fact]
    public void Warming_up_may_have_half_of_the_share()
    {
        CaseTime time = Time(allowance: 2);
        clock.Advance(0.9);
        Assert.False(time.IsWarmEnough);
        clock.Advance(0.1);
        Assert.True(time.IsWarmEnough);
    }

    [Fact]
    public void A_case_that_needs_more_than_its_share_waits_and_says_what_it_needs()
    {
        CaseTime time = Time(allowance: 3.9);
        clock.Advance(1);
        Assert.Equal(4, Assert.Throws<DearCaseException>(() => time.RequireAffordable(TimeSpan.FromSeconds(0.1), 30)).Need.TotalSeconds);
    }

    [Fact]
    public void One_that_needs_less_does_not() => Time(allowance: 3).RequireAffordable(TimeSpan.FromSeconds(0.1), 29);

    [Fact]
    public void None_waits_that_may_not() => Time(allowance: 1, mayWait: false).RequireAffordable(TimeSpan.FromSeconds(1), 30);

    private CaseTime Time(double allowance, double tail = 0, bool mayWait = true) =>
        new(TimeSpan.FromSeconds(allowance), TimeSpan.FromSeconds(tail), mayWait, clock);
}
