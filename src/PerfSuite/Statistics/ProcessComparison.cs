namespace PerfSuite.Statistics;

/// <summary>The log-ratio that one process found.</summary>
/// <param name="LogRatio">The estimate.</param>
/// <param name="WithinVariance">Variance of the estimate by the noise within the process.</param>
public readonly record struct ProcessEstimate(double LogRatio, double WithinVariance)
{
    /// <summary>From the interval of a ratio.</summary>
    public static ProcessEstimate Of(Interval ratio)
    {
        double standardError = ratio.Log().HalfWidth / Normal.Quantile(1 - ((1 - ratio.Confidence) / 2));
        return new ProcessEstimate(Math.Log(ratio.Estimate), standardError * standardError);
    }
}

/// <summary>
/// Compares processes with processes: the unit is the process, because layout, compilation and placement differ from one to the next
/// by more than the noise within. Two-sample t with a pooled variance, Student (1908); of twelve processes a side or more <see cref="Trimmed"/>.
/// </summary>
public static class ProcessComparison
{
    /// <summary>Weight that similar cases have in the variance at most, in processes.</summary>
    public const double PriorWeight = 8;

    /// <summary>Mean of <paramref name="after"/> less mean of <paramref name="before"/>, as log-ratios.</summary>
    /// <param name="before">At least one process.</param>
    /// <param name="after">At least one process.</param>
    /// <param name="similar">Variance of similar cases; default where nothing is known of them.</param>
    /// <param name="confidence">Confidence of the interval.</param>
    /// <remarks>Where no variance between processes is known (one process a side and no similar case), the noise within decides.</remarks>
    public static Interval Change(IReadOnlyList<ProcessEstimate> before, IReadOnlyList<ProcessEstimate> after, ProcessVariance similar, double confidence)
    {
        double difference = Mean(after) - Mean(before);
        (double standardError, double degrees) = StandardError(before, after, similar);
        double half = standardError * (degrees >= 1 ? Student.TwoSided(confidence, degrees) : Normal.Quantile(1 - ((1 - confidence) / 2)));
        return new Interval(difference, difference - half, difference + half, confidence);
    }

    /// <summary>Probability of a difference this far below <paramref name="limit"/> if the true one were at the limit; two-sided, for use with Holm.</summary>
    /// <inheritdoc cref="Change"/>
    public static double ProbabilityBelow(double limit, IReadOnlyList<ProcessEstimate> before, IReadOnlyList<ProcessEstimate> after, ProcessVariance similar)
    {
        double difference = Mean(after) - Mean(before);
        (double standardError, double degrees) = StandardError(before, after, similar);
        double t = (difference - limit) / standardError;
        return Math.Min(1, 2 * (degrees >= 1 ? Student.Cumulative(t, degrees) : Normal.Cumulative(t)));
    }

    private static (double StandardError, double Degrees) StandardError(
        IReadOnlyList<ProcessEstimate> before, IReadOnlyList<ProcessEstimate> after, ProcessVariance similar)
    {
        ProcessVariance between = ProcessVariance.Pooled(
            [.. before.Select(p => p.LogRatio)], [.. after.Select(p => p.LogRatio)]).ModeratedBy(similar, PriorWeight);
        double OfMean(IReadOnlyList<ProcessEstimate> side) => Math.Max(between.Value, side.Average(p => p.WithinVariance)) / Trimmed.Kept(side.Count);
        return (Math.Sqrt(OfMean(before) + OfMean(after)), between.DegreesOfFreedom);
    }

    private static double Mean(IReadOnlyList<ProcessEstimate> side) => Trimmed.Mean([.. side.Select(p => p.LogRatio)]);
}
