using PerfSuite.Claims.SmallFiles;

namespace PerfSuite.Claims.UnitTests.SmallFiles;

public class ReadCachesWholePagesTooTests
{
    private static readonly CachedPages Filled = new(Before: 0, After: 2), Bypassed = new(Before: 2, After: 0);

    [Fact]
    public void Equally_many_pages_by_both_ways_bear_the_claim_out() =>
        Assert.All(ReadCachesWholePagesToo.Judge(Filled, Filled, fileBytes: 4097, pageBytes: 4096), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_before_and_after_are_exchanged() =>
        Assert.All(ReadCachesWholePagesToo.Judge(Bypassed, Bypassed, fileBytes: 4097, pageBytes: 4096), row => Assert.False(row.Holds));

    [Fact]
    public void A_read_that_went_around_the_cache_would_contradict_the_claim() => Assert.Single(
        ReadCachesWholePagesToo.Judge(Filled with { After = 0 }, Filled, fileBytes: 4097, pageBytes: 4096), row => !row.Holds);

    [Fact]
    public void A_mapping_that_takes_a_page_more_than_the_read_would_contradict_the_claim() => Assert.Single(
        ReadCachesWholePagesToo.Judge(Filled, Filled with { After = 3 }, fileBytes: 4097, pageBytes: 4096), row => !row.Holds);
}
