using System.Collections.Concurrent;
using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace PerfSuite.Judging.Statistics;

/// <summary>Student's t distribution.</summary>
public static class Student
{
    /// <summary>Cases of a run have as many sweeps and rounds as many others: the same few quantiles are asked for again and again.</summary>
    private const int MostKept = 10_000;

    private static readonly ConcurrentDictionary<(double Confidence, double Degrees), double> Kept = new();

    /// <summary>P(T ≤ t) with the given degrees of freedom.</summary>
    public static double Cumulative(double t, double degreesOfFreedom) => new StudentDistribution(degreesOfFreedom).Cdf(t);

    /// <summary>The t that |T| exceeds with probability 1 − <paramref name="confidence"/>.</summary>
    public static double TwoSided(double confidence, double degreesOfFreedom)
    {
        if (Kept.TryGetValue((confidence, degreesOfFreedom), out double known))
            return known;
        double quantile = new StudentDistribution(degreesOfFreedom).Quantile(1 - ((1 - confidence) / 2));
        if (Kept.Count < MostKept)
            Kept[(confidence, degreesOfFreedom)] = quantile;
        return quantile;
    }
}
