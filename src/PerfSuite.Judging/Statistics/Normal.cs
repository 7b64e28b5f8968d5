namespace PerfSuite.Judging.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    public static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>P(Z ≤ z), with relative accuracy kept in the lower tail.</summary>
    public static double Cumulative(double z) => Perfolizer.Mathematics.Distributions.ContinuousDistributions.NormalDistribution.Standard.Cdf(z);

    /// <summary>The z with P(Z ≤ z) = <paramref name="probability"/>, above 0 and below 1.</summary>
    public static double Quantile(double probability) =>
        Perfolizer.Mathematics.Distributions.ContinuousDistributions.NormalDistribution.Standard.Quantile(probability);
}
