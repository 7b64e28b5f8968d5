namespace PerfSuite.Judging.Statistics;

/// <summary>
/// The smallest relative change of a ratio that comparing one run with another would show, with a power of 90 %, of a case that differs between runs of the same code as
/// cases usually do. Two-sample form of the usual power formula: (z of the confidence + z of the power) × √2 × standard error; Lehr (1992).
/// </summary>
public static class MinimumDetectableChange
{
    public const double Power = 0.9;

    /// <param name="run">What one run found.</param>
    /// <param name="between">Variance between runs of the same code, where a run is one process.</param>
    /// <param name="confidence">Confidence at which they would be compared.</param>
    /// <returns>A relative change, such as 0.013 for 1.3 %.</returns>
    public static double Of(ProcessEstimate run, double between, double confidence) =>
        Of(Normal.Quantile((1 + confidence) / 2), Math.Max(between, run.StandardError * run.StandardError));

    /// <param name="sweeps">What the sweeps of one run found.</param>
    /// <param name="usual">What the other cases say of the variance.</param>
    /// <param name="confidence">Confidence at which they would be compared.</param>
    /// <returns>A relative change; no more than <see cref="PairedRatio.Most"/>.</returns>
    public static double Of(IReadOnlyList<ProcessEstimate> sweeps, ProcessVariance usual, double confidence)
    {
        ProcessVariance between = ProcessVariance.WithinRuns(sweeps, sweeps).ModeratedBy(usual);
        return between.DegreesOfFreedom < 1 ? PairedRatio.Most : Math.Min(PairedRatio.Most, Of(Student.TwoSided(confidence, between.DegreesOfFreedom), between.OfMean(sweeps)));
    }

    private static double Of(double quantile, double variance) => Math.Exp((quantile + Normal.Quantile(Power)) * Math.Sqrt(2 * variance)) - 1;
}
