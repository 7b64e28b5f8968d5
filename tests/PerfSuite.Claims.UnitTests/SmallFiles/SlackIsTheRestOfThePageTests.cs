using PerfSuite.Claims.SmallFiles;

namespace PerfSuite.Claims.UnitTests.SmallFiles;

public class SlackIsTheRestOfThePageTests
{
    [Theory]
    [InlineData(1, 4095)]
    [InlineData(7, 4089)]
    [InlineData(4095, 1)]
    [InlineData(4096, 0)]
    [InlineData(4097, 4095)]
    public void The_slack_is_what_is_missing_to_a_whole_page(int fileBytes, int slack)
    {
        long area = (fileBytes + 4095) / 4096 * 4096L;
        Assert.Equal($"= {slack}", Assert.Single(SlackIsTheRestOfThePage.Judge(area, fileBytes, 4096)).Expected);
        Assert.All(SlackIsTheRestOfThePage.Judge(area, fileBytes, 4096), row => Assert.True(row.Holds));
    }

    [Fact]
    public void A_mapping_of_exactly_the_file_would_contradict_the_claim() =>
        Assert.All(SlackIsTheRestOfThePage.Judge(areaBytes: 7, fileBytes: 7, pageBytes: 4096), row => Assert.False(row.Holds));

    [Fact]
    public void A_mapping_of_one_page_too_many_would_contradict_the_claim() =>
        Assert.All(SlackIsTheRestOfThePage.Judge(areaBytes: 8192, fileBytes: 7, pageBytes: 4096), row => Assert.False(row.Holds));
}
