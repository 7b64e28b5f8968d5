using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace PerfSuite.Judging.Statistics;

/// <summary>Student's t distribution.</summary>
public static class Student
{
    /// <summary>P(T ≤ t) with the given degrees of freedom.</summary>
    public static double Cumulative(double t, double degreesOfFreedom) => new StudentDistribution(degreesOfFreedom).Cdf(t);

    /// <summary>The t that |T| exceeds with probability 1 − <paramref name="confidence"/>.</summary>
    public static double TwoSided(double confidence, double degreesOfFreedom) =>
        new StudentDistribution(degreesOfFreedom).Quantile(1 - ((1 - confidence) / 2));
}
