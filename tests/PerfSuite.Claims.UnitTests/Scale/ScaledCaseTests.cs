using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Performance.Scale;

namespace PerfSuite.Claims.UnitTests.Scale;

public class ScaledCaseTests
{
    [Fact]
    public void A_verdict_that_says_the_opposite_at_another_size_is_told()
    {
        ScaledCase turned = Case((0.88, ClaimVerdict.Contradicted), (1.2, ClaimVerdict.Supported));
        Assert.True(turned.VerdictsDiffer);
        Assert.Equal("**verdict**", turned.Remark);
    }

    [Fact]
    public void An_undecided_verdict_is_no_other_answer() => Assert.False(Case((1.01, ClaimVerdict.Inconclusive), (1.2, ClaimVerdict.Supported)).VerdictsDiffer);

    [Theory]
    [InlineData(1.02, true)]
    [InlineData(1.09, true)]
    [InlineData(0.92, true)]
    [InlineData(1.11, false)]
    [InlineData(0.9, false)]
    public void The_margin_is_that_of_the_case(double small, bool within) =>
        Assert.Equal(within, Case((small, ClaimVerdict.Supported), (1, ClaimVerdict.Supported)).WithinMargin);

    [Fact]
    public void Wide_intervals_leave_open_whether_two_ratios_differ()
    {
        ScaledCase open = Case((1.15, ClaimVerdict.Supported), (1, ClaimVerdict.Supported), halfWidth: 0.1);
        Assert.Equal("not told apart", open.Remark);
        Assert.Equal("differs", Case((1.15, ClaimVerdict.Supported), (1, ClaimVerdict.Supported), halfWidth: 0.01).Remark);
    }

    private static ScaledCase Case((double Ratio, ClaimVerdict Verdict) small, (double Ratio, ClaimVerdict Verdict) large, double halfWidth = 0.01) =>
        new("claim [case]", [Record(small.Ratio, small.Verdict, halfWidth), Record(large.Ratio, large.Verdict, halfWidth)]);

    private static CaseRecord Record(double ratio, ClaimVerdict verdict, double halfWidth) => new(
        "claim", "case", "Area", new Dictionary<string, object>(StringComparer.Ordinal), "", [], new Interval(ratio, ratio * (1 - halfWidth), ratio * (1 + halfWidth), 0.99), null,
        Expectation.Supported, verdict, BaselineVerdict.NoBaseline, Red: false, [], "")
    {
        Margin = 0.1,
    };
}
