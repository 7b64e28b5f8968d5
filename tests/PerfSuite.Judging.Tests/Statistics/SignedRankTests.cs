using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Tests.Statistics;

public class SignedRankTests
{
    // Hollander, Wolfe and Chicken (2014), example 3.1: Hamilton depression scale, second visit less first visit.
    private static readonly double[] Depression = [-0.952, 0.147, -1.022, -0.430, -0.620, -0.590, -0.490, 0.080, -0.010];

    [Fact]
    public void The_estimate_of_the_depression_data_is_the_published_one() =>
        Assert.Equal(-0.46, new WalshAverages(Depression).Median, 3);

    [Fact]
    public void The_interval_of_the_depression_data_is_the_published_one()
    {
        Interval interval = SignedRankInterval.Of(Depression, 0.96);
        Assert.Equal(-0.786, interval.Lower, 3);
        Assert.Equal(-0.010, interval.Upper, 3);
    }

    [Fact]
    public void The_probability_of_the_depression_data_is_the_published_one() =>
        Assert.Equal(0.0195, SignedRank.ProbabilityUpTo(9, 5), 4);

    [Theory] // Critical values of the usual tables, for 0.025 in each tail.
    [InlineData(6, 0)]
    [InlineData(10, 8)]
    [InlineData(15, 25)]
    [InlineData(20, 52)]
    [InlineData(25, 89)]
    [InlineData(30, 137)]
    [InlineData(50, 434)]
    public void Critical_values_agree_with_the_tables(int n, long critical) => Assert.Equal(critical, SignedRank.LowerCritical(n, 0.025));

    [Fact]
    public void Five_values_cannot_give_a_99_percent_interval()
    {
        NotMeasurableException e = Assert.Throws<NotMeasurableException>(() => SignedRankInterval.Of([1, 2, 3, 4, 5], 0.99));
        Assert.Contains("at least 8", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_the_counted_sizes_the_approximation_continues_the_exact_distribution()
    {
        const int n = SignedRank.LargestExact;
        foreach (double tail in (double[])[1e-6, 1e-4, 1e-2, 0.2])
        {
            long exact = SignedRank.LowerCritical(n, tail), next = SignedRank.LowerCritical(n + 1, tail), previous = SignedRank.LowerCritical(n - 1, tail);
            Assert.InRange(next - exact, (exact - previous) * 0.8, (exact - previous) * 1.2);
        }
    }

    [Fact]
    public void The_distribution_is_symmetric_and_whole()
    {
        Assert.Equal(1, SignedRank.ProbabilityUpTo(11, 66));
        Assert.Equal(0, SignedRank.ProbabilityUpTo(11, -1));
        Assert.Equal(1 - SignedRank.ProbabilityUpTo(11, 20), SignedRank.ProbabilityUpTo(11, 66 - 21), 12);
    }
}
