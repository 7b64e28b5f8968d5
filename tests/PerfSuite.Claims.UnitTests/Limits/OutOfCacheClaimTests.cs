using PerfSuite.Claims.Limits;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Limits;

public class OutOfCacheClaimTests
{
    private const int BlockBytes = 4096;
    private const int Blocks = 100;
    private const int Window = 128 << 10;
    private static readonly Counters Read = default(Counters) with { ReadCalls = Blocks, ReadBytes = Blocks * BlockBytes, DeviceReadBytes = Blocks * BlockBytes };
    private static readonly Counters Mapped = default(Counters) with { MajorFaults = Blocks, DeviceReadBytes = 64 * Blocks * BlockBytes };

    [Fact]
    public void The_explanation_holds_for_the_counters_of_its_own_arms() =>
        Assert.All(OutOfCacheClaim.Judge(Read, Mapped, Blocks, BlockBytes, cachedShare: 0.4, VisitOrder.Random, Window), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_about_calls_and_faults_fails_when_the_arms_are_exchanged() => Assert.All(
        OutOfCacheClaim.Judge(Mapped, Read, Blocks, BlockBytes, cachedShare: 0.4, VisitOrder.Random, Window).Take(4), row => Assert.False(row.Holds));

    [Fact]
    public void A_pread_at_random_that_reads_ahead_is_noticed_and_the_mapping_may() => Assert.Equal(["device bytes per useful byte, Read"],
        OutOfCacheClaim.Judge(Read with { DeviceReadBytes = 64 * Blocks * BlockBytes }, Mapped, Blocks, BlockBytes, cachedShare: 0.4, VisitOrder.Random, Window)
            .Where(row => !row.Holds).Select(row => row.Name));

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void A_few_preads_right_behind_cached_pages_may_be_taken_for_a_stream(int windows, bool holds) => Assert.Equal(holds,
        OutOfCacheClaim.Judge(Read with { DeviceReadBytes = (Blocks * BlockBytes) + (windows * Window) }, Mapped, Blocks, BlockBytes, cachedShare: 0.4, VisitOrder.Random, Window).All(row => row.Holds));

    [Fact]
    public void In_order_neither_arm_may_read_many_times_what_it_uses() => Assert.Equal(["device bytes per useful byte, MapAndCopy"],
        OutOfCacheClaim.Judge(Read, Mapped, Blocks, BlockBytes, cachedShare: 0.4, VisitOrder.Sequential, Window).Where(row => !row.Holds).Select(row => row.Name));

    [Fact]
    public void A_file_that_the_cache_held_is_noticed_in_both_arms()
    {
        Counters cached = default(Counters) with { DeviceReadBytes = Blocks * BlockBytes / 4 };
        Assert.All(OutOfCacheClaim.Judge(cached, cached, Blocks, BlockBytes, cachedShare: 0.4, VisitOrder.Random, Window).TakeLast(2), row => Assert.False(row.Holds));
    }
}
