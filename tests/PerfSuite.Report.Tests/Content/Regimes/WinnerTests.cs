using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Content.Regimes;

public class WinnerTests
{
    [Theory]
    [InlineData(1.5, 1.4, 1.6, Outcome.Wins)]
    [InlineData(1.01, 1.001, 1.03, Outcome.Wins)]
    [InlineData(0.5, 0.4, 0.6, Outcome.Loses)]
    [InlineData(1.005, 0.995, 1.015, Outcome.Equal)]
    [InlineData(1.005, 1.001, 1.015, Outcome.Equal)]
    [InlineData(1, 0.9, 1.1, Outcome.Undecided)]
    public void The_interval_decides_who_wins_and_the_margin_what_matters(double estimate, double lower, double upper, Outcome outcome) =>
        Assert.Equal(outcome, Winner.Of(new Interval(estimate, lower, upper, 0.99), margin: 0.02));

    [Fact]
    public void Exchanging_the_arms_exchanges_the_winner() => Law.Holds(Law.Positive, v =>
    {
        double[] sorted = [.. v.Order()];
        Interval ratio = new(sorted[sorted.Length / 2], sorted[0], sorted[^1], 0.99);
        Outcome there = Winner.Of(ratio, 0.02), back = Winner.Of(new Interval(1 / ratio.Estimate, 1 / ratio.Upper, 1 / ratio.Lower, 0.99), 0.02);
        return back == there switch { Outcome.Wins => Outcome.Loses, Outcome.Loses => Outcome.Wins, _ => there };
    });

    [Theory]
    [InlineData(Outcome.Mixed, Outcome.Wins, Outcome.Loses, Outcome.Equal)]
    [InlineData(Outcome.Wins, Outcome.Wins, Outcome.Equal, Outcome.Undecided)]
    [InlineData(Outcome.Loses, Outcome.Loses, Outcome.Equal)]
    [InlineData(Outcome.Undecided, Outcome.Equal, Outcome.Undecided)]
    [InlineData(Outcome.Equal, Outcome.Equal, Outcome.Equal)]
    public void A_regime_is_won_by_who_wins_every_decided_case(Outcome regime, params Outcome[] cases) => Assert.Equal(regime, Winner.Of(cases));

    [Fact]
    public void The_mean_of_a_ratio_and_its_reciprocal_is_one()
    {
        Interval mean = Winner.Mean([new Interval(2, 1.9, 2.1, 0.999), new Interval(0.5, 1 / 2.1, 1 / 1.9, 0.999)]);
        Assert.Equal(1, mean.Estimate, 9);
        Assert.Equal(0.998, mean.Confidence, 9);
    }

    [Fact]
    public void A_mean_lies_between_its_ratios_and_is_less_sure_than_any() => Law.Holds(Law.Positive, v =>
    {
        Interval[] ratios = [.. v.Take(20).Select(x => new Interval(x, x * 0.9, x * 1.1, 0.9999))];
        Interval mean = Winner.Mean(ratios);
        return mean.Estimate >= ratios.Min(r => r.Estimate) * (1 - 1e-9) && mean.Estimate <= ratios.Max(r => r.Estimate) * (1 + 1e-9)
            && mean.Confidence <= 0.9999 && mean.Lower < mean.Estimate && mean.Estimate < mean.Upper;
    });
}
