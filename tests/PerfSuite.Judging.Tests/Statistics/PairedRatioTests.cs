using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Tests.Statistics;

public class PairedRatioTests
{
    /// <summary>Two levels, one after the other: hardly more than two independent values.</summary>
    private static readonly double[] TwoLevels = [.. Enumerable.Range(0, 40).Select(i => (i < 20 ? 0.0 : 2.0) + (0.001 * (i % 7)))];

    [Fact]
    public void Rounds_that_resemble_their_neighbours_widen_the_interval() =>
        Assert.True(PairedRatio.LogInterval(TwoLevels, 0.99).HalfWidth > 2 * SignedRankInterval.Of(TwoLevels, 0.99).HalfWidth);

    [Fact]
    public void An_interval_is_never_wider_than_ratios_of_times_can_be()
    {
        Interval ratio = PairedRatio.Of(TwoLevels, 0.9999999);
        Assert.InRange(ratio.Lower, 1 / PairedRatio.Most * 0.999, 1);
        Assert.InRange(ratio.Upper, 1, PairedRatio.Most * 1.001);
    }

    /// <summary>Here the law ends that slowing an arm by a factor changes the limits by that factor.</summary>
    [Fact]
    public void A_limit_that_is_cut_off_stays_where_it_is_when_an_arm_is_slowed()
    {
        Interval plain = PairedRatio.LogInterval(TwoLevels, 0.9999999), slowed = PairedRatio.LogInterval([.. TwoLevels.Select(v => v - 0.05)], 0.9999999);
        double most = Math.Log(PairedRatio.Most);
        Assert.Equal((-most, most, -most, most), (plain.Lower, plain.Upper, slowed.Lower, slowed.Upper));
        Assert.Equal(plain.Estimate - 0.05, slowed.Estimate, 1e-9);
    }

    [Fact]
    public void An_estimate_beyond_the_most_is_its_own_limit()
    {
        Interval beyond = PairedRatio.LogInterval([.. TwoLevels.Select(v => v + 20)], 0.9999999);
        Assert.Equal(beyond.Estimate, beyond.Upper);
        Assert.True(beyond.Lower < beyond.Estimate);
    }
}
