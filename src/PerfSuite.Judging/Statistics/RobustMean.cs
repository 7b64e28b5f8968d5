namespace PerfSuite.Judging.Statistics;

/// <summary>
/// Mean and variance in which a value far out counts as one that is just far: somebody else's burst of work that some processes met says little of the others. The same
/// estimator for any number of values; of up to four, none of which can lie far out, the plain mean and variance.
/// Source: Huber (1964), proposal 2; as algorithm A in ISO 13528.
/// </summary>
/// <param name="Mean">The centre.</param>
/// <param name="Variance">Of one value; 0 of fewer than two.</param>
public readonly record struct RobustMean(double Mean, double Variance)
{
    /// <summary>Standard deviations beyond which a value is far out.</summary>
    private const double FarOut = 1.5;

    /// <summary>By what the variance of normal values is too small once those far out have been moved in: 1.134².</summary>
    private const double Correction = 1.134 * 1.134;

    private const int MostSteps = 100;

    /// <param name="values">At least one.</param>
    public static RobustMean Of(IReadOnlyList<double> values)
    {
        RobustMean robust = Plain(values);
        for (int step = 0; step < MostSteps; step++)
        {
            double reach = FarOut * Math.Sqrt(robust.Variance), centre = robust.Mean;
            double[] moved = [.. values.Select(v => Math.Clamp(v, centre - reach, centre + reach))];
            if (moved.SequenceEqual(values))
                return robust;
            RobustMean next = Plain(moved);
            next = next with { Variance = next.Variance * Correction };
            if (Math.Abs(next.Variance - robust.Variance) <= 1e-9 * robust.Variance && Math.Abs(next.Mean - robust.Mean) <= 1e-9 * reach)
                return next;
            robust = next;
        }

        return robust;
    }

    private static RobustMean Plain(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return new(mean, values.Count < 2 ? 0 : values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }
}
