using PerfSuite.Cli.Printing;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Cli.Tests.Printing;

public class WordsTests
{
    [Fact]
    public void Every_verdict_has_words_of_its_own()
    {
        Assert.All(Enum.GetValues<ClaimVerdict>(), v => Assert.DoesNotContain(Words.Of(v), char.IsUpper));
        Assert.Equal("not applicable", Words.Of(ClaimVerdict.NotApplicable));
        Assert.Equal("no baseline", Words.Of(BaselineVerdict.NoBaseline));
    }

    [Theory]
    [InlineData(0.0123456, "0.0123")]
    [InlineData(1.23456, "1.235")]
    [InlineData(12.3456, "12.35")]
    [InlineData(1234.4, "1234")]
    public void A_ratio_has_the_digits_that_matter(double ratio, string text) => Assert.Equal(text, Words.Figure(ratio));

    [Fact]
    public void A_change_is_signed() =>
        Assert.Equal("−5.0 % (−6.1 … +0.4)", Words.Change(new Interval(0.95, 0.939, 1.004, 0.99)));

    [Theory]
    [InlineData(0.0234, "2.3 %")]
    [InlineData(0.5, "50 %")]
    [InlineData(null, "–")]
    public void A_share_is_a_percentage(double? share, string text) => Assert.Equal(text, Words.Percent(share));

    [Fact]
    public void A_case_without_a_ratio_rests_on_its_counters()
    {
        Assert.Equal("1 of 1 counters agree", Words.Evidence(SampleResults.Counted(0)));
        Assert.Equal("0 of 1 counters agree", Words.Evidence(SampleResults.Counted(1)));
        Assert.Equal("–", Words.Evidence(SampleResults.NotApplicable("no disk")));
    }
}
