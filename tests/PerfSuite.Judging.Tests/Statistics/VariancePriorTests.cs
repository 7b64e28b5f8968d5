using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Tests.Statistics;

public class VariancePriorTests
{
    [Theory] // Abramowitz and Stegun (1964), tables 6.1 and 6.2, and the values at 1/2.
    [InlineData(0.5, -1.9635100260, 4.93480220054)]
    [InlineData(1, -0.5772156649, 1.6449340668)]
    [InlineData(1.5, 0.0364899740, 0.93480220054)]
    [InlineData(2, 0.4227843351, 0.6449340668)]
    [InlineData(20, 2.9705239923, 0.0512708230)]
    public void Digamma_and_trigamma_are_those_of_the_tables(double x, double digamma, double trigamma)
    {
        Assert.Equal(digamma, Gamma.Digamma(x), 9);
        Assert.Equal(trigamma, Gamma.Trigamma(x), 9);
        Assert.Equal(x, Gamma.InverseTrigamma(trigamma), 6);
    }

    /// <summary>Variances drawn from the very model: s²/s0² = χ²(d0)-scaled prior × χ²(d)/d.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(20)]
    public void What_variances_were_drawn_from_is_found_again(int degrees)
    {
        Random random = new(11);
        double ChiSquare(int d) => Enumerable.Range(0, d).Sum(_ => Math.Pow(Gauss(random), 2));
        ProcessVariance prior = VariancePrior.Fit(Enumerable.Range(0, 4000).Select(_ => new ProcessVariance(4e-4 * degrees / ChiSquare(degrees) * ChiSquare(4) / 4, 4)));
        Assert.InRange(prior.Value, 3.4e-4, 4.6e-4);
        Assert.InRange(prior.DegreesOfFreedom, degrees * 0.8, degrees * 1.3);
    }

    [Fact]
    public void Variances_that_do_not_differ_beyond_chance_are_worth_much()
    {
        Random random = new(3);
        double ChiSquare(int d) => Enumerable.Range(0, d).Sum(_ => Math.Pow(Gauss(random), 2));
        Assert.InRange(VariancePrior.Fit(Enumerable.Range(0, 500).Select(_ => new ProcessVariance(1e-4 * ChiSquare(4) / 4, 4))).DegreesOfFreedom, 30, 100);
    }

    [Fact]
    public void A_few_cases_say_nothing() => Assert.Equal(default, VariancePrior.Fit([new(1e-4, 4), new(2e-4, 4)]));

    /// <summary>Source: Box and Muller (1958).</summary>
    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
