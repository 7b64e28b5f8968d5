using PerfSuite.Claims.Throughput;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Claims.UnitTests.Throughput;

public class HeadlineTwoToSixTimesTests
{
    [Theory]
    [InlineData(1.5, 1.9, ClaimVerdict.Contradicted)]
    [InlineData(1.9, 2.1, ClaimVerdict.Inconclusive)]
    [InlineData(2.1, 5.9, ClaimVerdict.Supported)]
    [InlineData(5.9, 6.1, ClaimVerdict.Inconclusive)]
    [InlineData(6.1, 7, ClaimVerdict.Contradicted)]
    public void A_mere_win_is_not_enough_and_more_than_six_times_is_too_much(double lower, double upper, ClaimVerdict verdict) =>
        Assert.Equal(verdict, ClaimRule.Judge(Ratio((lower + upper) / 2, lower, upper), new HeadlineTwoToSixTimes().Region));

    [Fact]
    public void The_finding_says_how_many_cases_keep_what_the_headline_says()
    {
        var finding = HeadlineTwoToSixTimes.Advantage([Ratio(1.5, 1.4, 1.6), Ratio(6, 5.9, 6.1), Ratio(3, 2.9, 3.1)]);
        Assert.Equal((3, 1.5, 6), (finding.Value, finding.Lower, finding.Upper));
        Assert.EndsWith("1 of 3 cases lie between 2 and 6.", finding.Text);
    }

    [Fact]
    public void Without_a_ratio_there_is_no_number() => Assert.Null(HeadlineTwoToSixTimes.Advantage([]).Value);

    private static Interval Ratio(double estimate, double lower, double upper) => new(estimate, lower, upper, 0.99);
}
