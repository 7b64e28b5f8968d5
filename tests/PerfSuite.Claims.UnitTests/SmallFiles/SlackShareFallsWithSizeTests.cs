using PerfSuite.Claims.SmallFiles;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.UnitTests.SmallFiles;

public class SlackShareFallsWithSizeTests
{
    private const long PageBytes = 4096;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1023)]
    public void Whole_pages_bear_the_claim_out(long pages)
    {
        Assert.All(SlackShareFallsWithSize.JudgeTip((pages + 1) * PageBytes, pages, PageBytes), row => Assert.True(row.Holds));
        Assert.All(SlackShareFallsWithSize.JudgeMultiple((pages + 1) * PageBytes, pages + 1, PageBytes), row => Assert.True(row.Holds));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1023)]
    public void Mappings_of_exactly_the_file_would_contradict_it(long pages) =>
        Assert.All(SlackShareFallsWithSize.JudgeTip((pages * PageBytes) + 1, pages, PageBytes), row => Assert.False(row.Holds));

    [Fact]
    public void A_share_that_does_not_fall_would_contradict_it() =>
        Assert.All(SlackShareFallsWithSize.JudgeTip(2 * 65537, 16, PageBytes), row => Assert.False(row.Holds));

    [Fact]
    public void A_page_too_many_at_a_multiple_would_contradict_it() =>
        Assert.All(SlackShareFallsWithSize.JudgeMultiple(65 * PageBytes, 64, PageBytes), row => Assert.False(row.Holds));

    [Fact]
    public void Twice_as_many_pages_are_held_to_less()
    {
        Expected[] ranges = [.. new long[] { 0, 1, 3, 7 }.Select(pages =>
        {
            Assert.True(Expected.TryParse(SlackShareFallsWithSize.JudgeTip((pages + 1) * PageBytes, pages, PageBytes).Single().Expected, out var range));
            return range;
        })];
        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.Second.Most < pair.First.Least));
    }
}
