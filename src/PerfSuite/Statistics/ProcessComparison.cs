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
    /// <summary>Mean of <paramref name="after"/> less mean of <paramref name="before"/>, as log-ratios.</summary>
    /// <param name="before">At least one process.</param>
    /// <param name="after">At least one process.</param>
    /// <param name="usual">What the other cases say of the variance; default where that is nothing.</param>
    /// <param name="confidence">Confidence of the interval.</param>
    /// <remarks>Where no variance between processes is known (one process a side, and the other cases say nothing), nothing is known of the change: its limits are those of <see cref="PairedRatio.Most"/>.</remarks>
    public static Interval Change(IReadOnlyList<ProcessEstimate> before, IReadOnlyList<ProcessEstimate> after, ProcessVariance usual, double confidence)
    {
        double difference = Mean(after) - Mean(before);
        (double standardError, double degrees) = StandardError(before, after, usual);
        double half = degrees >= 1 ? standardError * Student.TwoSided(confidence, degrees) : Math.Log(PairedRatio.Most);
        return new Interval(difference, difference - half, difference + half, confidence);
    }

    /// <summary>Probability of a difference this far below <paramref name="limit"/> if the true one were at the limit; two-sided, for use with Holm.</summary>
    /// <inheritdoc cref="Change"/>
    public static double ProbabilityBelow(double limit, IReadOnlyList<ProcessEstimate> before, IReadOnlyList<ProcessEstimate> after, ProcessVariance usual)
    {
        double difference = Mean(after) - Mean(before);
        (double standardError, double degrees) = StandardError(before, after, usual);
        return degrees >= 1 ? Math.Min(1, 2 * Student.Cumulative((difference - limit) / standardError, degrees)) : 1;
    }

    private static (double StandardError, double Degrees) StandardError(
        IReadOnlyList<ProcessEstimate> before, IReadOnlyList<ProcessEstimate> after, ProcessVariance usual)
    {
        ProcessVariance between = ProcessVariance.Pooled(
            [.. before.Select(p => p.LogRatio)], [.. after.Select(p => p.LogRatio)]).ModeratedBy(usual);
        double OfMean(IReadOnlyList<ProcessEstimate> side) => Math.Max(between.Value, side.Average(p => p.WithinVariance)) / Trimmed.Kept(side.Count);
        return (Math.Sqrt(OfMean(before) + OfMean(after)), between.DegreesOfFreedom);
    }

    private static double Mean(IReadOnlyList<ProcessEstimate> side) => Trimmed.Mean([.. side.Select(p => p.LogRatio)]);
}
