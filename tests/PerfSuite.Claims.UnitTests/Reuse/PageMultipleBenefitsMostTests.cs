using PerfSuite.Claims.Reuse;

namespace PerfSuite.Claims.UnitTests.Reuse;

public class PageMultipleBenefitsMostTests
{
    [Fact]
    public void No_slack_at_the_multiple_and_a_page_less_a_byte_beyond_it_bear_the_claim_out() =>
        Assert.All(PageMultipleBenefitsMost.Judge(multipleSlackBytes: 0, oneByteMoreSlackBytes: 4095, pageBytes: 4096), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_files_are_exchanged() =>
        Assert.All(PageMultipleBenefitsMost.Judge(multipleSlackBytes: 4095, oneByteMoreSlackBytes: 0, pageBytes: 4096), row => Assert.False(row.Holds));

    [Theory]
    [InlineData(16, 16)]
    [InlineData(16, 17)]
    public void The_page_of_the_byte_more_takes_one_fault_at_most(double multiple, double oneByteMore) =>
        Assert.All(PageMultipleBenefitsMost.JudgeFaults(multiple, oneByteMore), row => Assert.True(row.Holds));

    [Theory]
    [InlineData(17, 2)]
    [InlineData(1, 3)]
    public void Files_that_the_cache_holds_in_different_ways_cannot_be_compared(double multiple, double oneByteMore) =>
        Assert.Single(PageMultipleBenefitsMost.JudgeFaults(multiple, oneByteMore), row => !row.Holds);
}
