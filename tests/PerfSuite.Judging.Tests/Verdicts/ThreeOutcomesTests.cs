using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Judging.Tests.Verdicts;

public class ThreeOutcomesTests
{
    [Theory]
    [InlineData(1.1, 1.3, ClaimVerdict.Supported)]
    [InlineData(0.7, 0.9, ClaimVerdict.Contradicted)]
    [InlineData(0.9, 1.1, ClaimVerdict.Inconclusive)]
    [InlineData(1.0, 1.2, ClaimVerdict.Inconclusive)]
    [InlineData(0.8, 1.0, ClaimVerdict.Contradicted)]
    public void A_claim_is_decided_by_where_the_whole_interval_lies(double lower, double upper, ClaimVerdict verdict) =>
        Assert.Equal(verdict, ClaimRule.Judge(Around(lower, upper), Region.Over(1)));

    [Theory]
    [InlineData(2.5, 5, ClaimVerdict.Supported)]
    [InlineData(1.5, 1.9, ClaimVerdict.Contradicted)]
    [InlineData(7, 9, ClaimVerdict.Contradicted)]
    [InlineData(1.5, 2.5, ClaimVerdict.Inconclusive)]
    [InlineData(1, 9, ClaimVerdict.Inconclusive)]
    public void A_range_is_left_on_either_side(double lower, double upper, ClaimVerdict verdict) =>
        Assert.Equal(verdict, ClaimRule.Judge(Around(lower, upper), Region.Between(2, 6)));

    [Theory]
    [InlineData(0.995, 1.005, BaselineVerdict.Unchanged)]
    [InlineData(0.90, 0.97, BaselineVerdict.Regressed)]
    [InlineData(1.03, 1.05, BaselineVerdict.Improved)]
    [InlineData(0.97, 1.01, BaselineVerdict.Inconclusive)]
    [InlineData(0.9, 1.1, BaselineVerdict.Inconclusive)]
    [InlineData(0.985, 1.03, BaselineVerdict.Inconclusive)]
    [InlineData(0.982, 1.018, BaselineVerdict.Unchanged)]
    [InlineData(0.979, 1.018, BaselineVerdict.Inconclusive)]
    [InlineData(0.97, 0.979, BaselineVerdict.Regressed)]
    [InlineData(0.97, 0.982, BaselineVerdict.Inconclusive)]
    public void Unchanged_is_proved_and_never_assumed(double lower, double upper, BaselineVerdict verdict) =>
        Assert.Equal(verdict, BaselineRule.Judge(Around(lower, upper), new EquivalenceMargin(0.02)));

    [Fact]
    public void A_margin_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EquivalenceMargin(0));

    /// <summary>(2.5758 + 1.2816) × √2 × the larger of the two: what differs between runs, and the noise within one.</summary>
    [Theory]
    [InlineData(0.01, 0.0322)]
    [InlineData(0.0322, 0.01)]
    public void The_smallest_change_that_two_such_runs_would_show_is_that_of_the_power_formula(double within, double between) =>
        Assert.Equal(Math.Exp(0.175656) - 1, MinimumDetectableChange.Of(new ProcessEstimate(0, within), between * between, 0.99), 4);

    [Fact]
    public void No_rows_are_no_evidence() => Assert.Equal(ClaimVerdict.Inconclusive, ClaimRule.Judge([]));

    private static Interval Around(double lower, double upper) => new((lower + upper) / 2, lower, upper, 0.99);
}
