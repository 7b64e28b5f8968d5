using PerfSuite.Claims.Today;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Today;

public class BatchedPrefetchOverlapsTests
{
    private const long Turns = 8;
    private const long Blocks = 16 * Turns;
    private const long Bytes = Blocks * (16 << 10);
    private static readonly Counters Each = default(Counters) with { ReadCalls = Blocks, DeviceReadBytes = Bytes };

    [Theory]
    [InlineData(Asking.WillNeed, 0, Bytes)]
    [InlineData(Asking.Ring, 0, Bytes)]
    [InlineData(Asking.Threads, Blocks / 4, Bytes / 4)]
    public void The_explanation_holds_for_the_counters_of_each_way(Asking how, long calls, long bytes) => Assert.All(
        BatchedPrefetchOverlaps.Judge(Each, default(Counters) with { ReadCalls = calls, DeviceReadBytes = bytes }, Turns, how), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Blocks_that_were_read_one_by_one_after_all_are_noticed() =>
        Assert.Single(BatchedPrefetchOverlaps.Judge(Each, Each, Turns, Asking.WillNeed), row => !row.Holds);

    [Fact]
    public void Touches_of_blocks_that_nobody_had_asked_for_are_noticed() =>
        Assert.Single(BatchedPrefetchOverlaps.Judge(Each, default(Counters) with { MajorFaults = 4 * Blocks }, Turns, Asking.WillNeed), row => !row.Holds);

    [Fact]
    public void Blocks_that_were_cached_already_are_noticed() =>
        Assert.Single(BatchedPrefetchOverlaps.Judge(Each with { DeviceReadBytes = 0 }, default, Turns, Asking.Ring), row => !row.Holds);

    [Fact]
    public void Blocks_that_had_to_be_read_in_the_cached_case_are_noticed() =>
        Assert.Single(BatchedPrefetchOverlaps.Judge(Each, default, Turns, Asking.WillNeedWhenCached), row => !row.Holds);

    [Fact]
    public void A_turn_that_brought_a_page_less_or_more_is_noticed() => Assert.Equal([false, false], BatchedPrefetchOverlaps.JudgePages(63, 65, 64).Select(row => row.Holds));

    [Theory]
    [InlineData(0, false)]
    [InlineData(4, false)]
    [InlineData(64, true)]
    public void Only_all_of_them_asked_for_before_the_first_is_used_shows_an_overlap(long asked, bool holds) => Assert.Equal(holds, BatchedPrefetchOverlaps.JudgeAsked(asked, 64).Holds);
}
