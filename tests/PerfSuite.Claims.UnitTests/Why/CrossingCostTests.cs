using PerfSuite.Claims.Why;
using PerfSuite.Interop;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.UnitTests.Why;

public class CrossingCostTests
{
    private static readonly Counters Read = default(Counters) with { ReadCalls = 100, ReadBytes = 100 * 4096 };
    private static readonly Counters EmptyRead = default(Counters) with { ReadCalls = 100 };

    [Fact]
    public void An_empty_call_reads_nothing() =>
        Assert.All(CrossingCost.Judge(Read, default, calls: 100, blockBytes: 4096, Crossing.EmptyCall), row => Assert.True(row.Holds));

    [Fact]
    public void An_empty_read_is_one_call_without_bytes() =>
        Assert.All(CrossingCost.Judge(Read, EmptyRead, calls: 100, blockBytes: 4096, Crossing.EmptyRead), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(CrossingCost.Judge(default, Read, calls: 100, blockBytes: 4096, Crossing.EmptyCall), row => Assert.False(row.Holds));

    [Fact]
    public void An_empty_read_that_never_came_to_the_file_is_noticed() => Assert.Contains(
        CrossingCost.Judge(Read, default, calls: 100, blockBytes: 4096, Crossing.EmptyRead), row => !row.Holds);

    [Theory]
    [InlineData(0.15, true)]
    [InlineData(0.04, false)]
    [InlineData(0.9, false)]
    public void A_share_that_cannot_be_seen_or_is_nearly_all_of_the_read_contradicts_the_claim(double share, bool holds)
    {
        Interval narrow = new(share, share - 0.005, share + 0.005, 0.99);
        Assert.Equal((holds, !holds), (new CrossingCost().Region.Contains(narrow), new CrossingCost().Region.Excludes(narrow)));
    }

    [Fact]
    public void The_share_is_the_empty_arm_over_the_read() => Assert.Equal(Math.Log(0.2), new CrossingCost { Crossing = Crossing.EmptyRead }.Estimand
        .LogIn(arm => arm == "EmptyRead" ? 1 : 5), precision: 9);
}
