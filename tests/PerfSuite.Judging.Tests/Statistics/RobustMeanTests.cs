using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Tests.Statistics;

public class RobustMeanTests
{
    // Copper in wholemeal flour, parts per million: Analytical Methods Committee (1989), data set chem of Venables and Ripley (2002), who give 3.2067 and 0.67365.
    private static readonly double[] Copper =
        [2.9, 3.1, 3.4, 3.4, 3.7, 3.7, 2.8, 2.5, 2.4, 2.4, 2.7, 2.2, 5.28, 3.37, 3.03, 3.03, 28.95, 3.77, 3.4, 2.2, 3.5, 3.6, 3.7, 3.7];

    [Fact]
    public void Mean_and_spread_are_the_published_ones()
    {
        RobustMean copper = RobustMean.Of(Copper);
        Assert.Equal(3.2067, copper.Mean, 0.002);
        Assert.Equal(0.67365, Math.Sqrt(copper.Variance), 0.002);
    }

    public static TheoryData<double[]> Few => [[0.3], [0.3, 100], [1, 2, 100], [1, 2, 3, 100]];

    [Theory]
    [MemberData(nameof(Few))]
    public void Of_up_to_four_values_none_lies_far_out(double[] values)
    {
        RobustMean robust = RobustMean.Of(values);
        Assert.Equal(values.Average(), robust.Mean);
        Assert.Equal(values.Length < 2 ? 0 : values.Sum(v => Math.Pow(v - values.Average(), 2)) / (values.Length - 1), robust.Variance, 9);
    }

    [Fact]
    public void Equal_values_have_no_variance() => Assert.Equal(new RobustMean(0.25, 0), RobustMean.Of([.. Enumerable.Repeat(0.25, 7)]));
}
