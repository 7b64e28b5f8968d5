using PerfSuite.Claims.Copies;

namespace PerfSuite.Claims.UnitTests.Copies;

public class BypassesThePageCacheTests
{
    private const long Bytes = 4 << 20;

    private static readonly CacheTrace Direct = new(ResidentBytes: 0, RereadDeviceBytes: Bytes);
    private static readonly CacheTrace Cached = new(ResidentBytes: Bytes, RereadDeviceBytes: 0);

    [Fact]
    public void What_goes_around_the_page_cache_would_bear_the_claim_out() =>
        Assert.All(BypassesThePageCache.Judge(Direct, Bytes), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_for_what_stays_in_the_page_cache() =>
        Assert.All(BypassesThePageCache.Judge(Cached, Bytes), row => Assert.False(row.Holds));
}
