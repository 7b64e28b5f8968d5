using PerfSuite.Claims.Mappings;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Mappings;

public class FirstTouchBringsThePageInTests
{
    private static readonly Counters Evicted = default(Counters) with { MajorFaults = 16, DeviceReadBytes = 16 * 4096 };
    private static readonly Counters Cached = default(Counters) with { MinorFaults = 16 };

    [Fact]
    public void Major_from_the_device_minor_from_the_cache_and_then_none_bears_the_claim_out() =>
        Assert.All(FirstTouchBringsThePageIn.Judge(Evicted, Cached, default, touches: 16, pageBytes: 4096), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_passes_are_exchanged() =>
        Assert.All(FirstTouchBringsThePageIn.Judge(Cached, Evicted, Cached, touches: 16, pageBytes: 4096), row => Assert.False(row.Holds));

    [Fact]
    public void One_fault_too_few_of_either_kind_contradicts_the_claim() => Assert.Equal(2, FirstTouchBringsThePageIn.Judge(
        Evicted with { MajorFaults = 15 }, Cached with { MinorFaults = 15 }, default, touches: 16, pageBytes: 4096).Count(row => !row.Holds));
}
