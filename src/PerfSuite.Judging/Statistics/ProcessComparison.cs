namespace PerfSuite.Judging.Statistics;

/// <summary>
/// Compares processes with processes: the unit is the process, because layout, compilation and placement differ from one to the next
/// by more than the noise within. Two-sample t with a pooled variance, Student (1908), of <see cref="RobustMean"/>s.
/// </summary>
/// <param name="Difference">Mean of the new processes less that of those before, or less a fixed value, as log-ratios.</param>
/// <param name="StandardError">Of the difference.</param>
/// <param name="DegreesOfFreedom">On which the standard error is known; below 1 nothing is.</param>
public readonly record struct ProcessComparison(double Difference, double StandardError, double DegreesOfFreedom)
{
    /// <param name="before">At least one process.</param>
    /// <param name="after">At least one process.</param>
    /// <param name="usual">What the other cases say of the variance; default where that is nothing.</param>
    public static ProcessComparison Of(IReadOnlyList<ProcessEstimate> before, IReadOnlyList<ProcessEstimate> after, ProcessVariance usual)
    {
        ProcessVariance between = ProcessVariance.WithinRuns(before, after).ModeratedBy(usual);
        return new(Mean(after) - Mean(before), Math.Sqrt(between.OfMean(before) + between.OfMean(after)), between.DegreesOfFreedom);
    }

    /// <summary>Processes beside a value that is known.</summary>
    /// <inheritdoc cref="Of"/>
    public static ProcessComparison With(double value, IReadOnlyList<ProcessEstimate> after, ProcessVariance usual)
    {
        ProcessVariance between = ProcessVariance.WithinRuns(after).ModeratedBy(usual);
        return new(Mean(after) - value, Math.Sqrt(between.OfMean(after)), between.DegreesOfFreedom);
    }

    /// <summary>Whether anything is known of how much processes differ.</summary>
    public bool IsKnown => DegreesOfFreedom >= 1;

    /// <summary>The interval of the difference. Where no variance between processes is known (one process a side, and the other cases say nothing), nothing is known
    /// of the difference: its limits are those of <see cref="PairedRatio.Most"/>.</summary>
    public Interval Interval(double confidence)
    {
        double widest = Math.Log(PairedRatio.Most);
        if (!IsKnown)
            return new Interval(Difference, Difference - widest, Difference + widest, confidence);
        double half = StandardError * Student.TwoSided(confidence, DegreesOfFreedom);
        return new Interval(Difference, Math.Max(Difference - half, Math.Min(-widest, Difference)), Math.Min(Difference + half, Math.Max(widest, Difference)), confidence);
    }

    /// <summary>Probability of a difference this far below <paramref name="limit"/> if the true one were at the limit; two-sided, for use with Holm.</summary>
    public double ProbabilityBelow(double limit) => IsKnown ? Math.Min(1, 2 * Student.Cumulative((Difference - limit) / StandardError, DegreesOfFreedom)) : 1;

    /// <summary>Probability of a difference this far above <paramref name="limit"/> if the true one were at the limit; two-sided.</summary>
    public double ProbabilityAbove(double limit) => new ProcessComparison(-Difference, StandardError, DegreesOfFreedom).ProbabilityBelow(-limit);

    private static double Mean(IReadOnlyList<ProcessEstimate> side) => RobustMean.Of([.. side.Select(p => p.LogRatio)]).Mean;
}
