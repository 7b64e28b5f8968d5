using PerfSuite.Statistics;

namespace PerfSuite.Tests.Statistics;

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
}
