namespace PerfSuite.Judging.Statistics;

/// <summary>
/// What the variances of many cases say of the variance of any of them: few processes alone know a variance badly, and how much the others are worth is not
/// chosen but fitted to how much they differ. Source: Smyth (2004), section 6.2: moments of the logarithm of a variance.
/// </summary>
public static class VariancePrior
{
    /// <summary>Fewer say nothing of how much variances differ.</summary>
    private const int FewestCases = 8;

    /// <summary>What cases that do not differ at all are worth.</summary>
    private const double MostDegrees = 100;

    /// <param name="cases">The variance that each case shows by itself.</param>
    /// <returns>The usual variance, and the degrees of freedom that it is worth beside those of a case; default where there are too few cases to say.</returns>
    public static ProcessVariance Fit(IEnumerable<ProcessVariance> cases)
    {
        ProcessVariance[] known = [.. cases.Where(c => c is { Value: > 0, DegreesOfFreedom: >= 1 })];
        if (known.Length < FewestCases)
            return default;
        double[] logs = [.. known.Select(c => Math.Log(c.Value) - Gamma.Digamma(c.DegreesOfFreedom / 2) + Math.Log(c.DegreesOfFreedom / 2))];
        double mean = logs.Average();
        double between = (logs.Sum(l => (l - mean) * (l - mean)) / (logs.Length - 1)) - known.Average(c => Gamma.Trigamma(c.DegreesOfFreedom / 2));
        double degrees = between <= 0 ? MostDegrees : Math.Min(MostDegrees, 2 * Gamma.InverseTrigamma(between));
        return new ProcessVariance(Math.Exp(mean + Gamma.Digamma(degrees / 2) - Math.Log(degrees / 2)), degrees);
    }
}
