using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Tests.Statistics;

public class FalseDiscoveryTests
{
    private const double Rate = 0.01;

    [Fact]
    public void Where_all_tests_are_decided_each_may_err_as_often_as_the_rate_says() => Assert.Equal(Rate, FalseDiscovery.ErrorPerTest(100, Rate, _ => 100));

    [Fact]
    public void Where_none_is_decided_the_level_is_the_strictest() => Assert.Equal(Rate / 100, FalseDiscovery.ErrorPerTest(100, Rate, _ => 0));

    /// <summary>The example of Benjamini and Hochberg (1995), section 3.2: 15 p-values, of which four are rejected at 0.05.</summary>
    [Fact]
    public void It_is_the_procedure_of_Benjamini_and_Hochberg()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000];
        double error = FalseDiscovery.ErrorPerTest(p.Length, 0.05, level => p.Count(v => v <= level));
        Assert.Equal(4, p.Count(v => v <= error));
        Assert.Equal(0.05 * 4 / 15, error, 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_finds_the_largest_level_at_which_enough_are_decided(int seed)
    {
        Random random = new(seed);
        double[] p = [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? random.NextDouble() : random.NextDouble() * 0.01)];
        int most = Enumerable.Range(1, p.Length).Where(k => p.Count(v => v <= Rate * k / p.Length) >= k).DefaultIfEmpty(0).Max();
        Assert.Equal(Rate * Math.Max(1, most) / p.Length, FalseDiscovery.ErrorPerTest(p.Length, Rate, level => p.Count(v => v <= level)), 12);
    }
}
