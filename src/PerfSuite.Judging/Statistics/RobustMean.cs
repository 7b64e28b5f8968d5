namespace PerfSuite.Judging.Statistics;

/// <summary>
/// Mean and variance in which a value far out counts as one that is just far: somebody else's burst of work that some processes met says little of the others. The same
/// estimator for any number of values; where none lies far out, as of up to four none can, it is the plain mean and variance.
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

    private const int MostSteps = 1000;

    /// <param name="values">At least one.</param>
    public static RobustMean Of(IReadOnlyList<double> values)
    {
        RobustMean robust = Plain(values);
        if (values.All(v => Math.Abs(v - robust.Mean) <= robust.Reach))
            return robust;
        for (int step = 0; step < MostSteps; step++)
        {
            (double low, double high) = (robust.Mean - robust.Reach, robust.Mean + robust.Reach);
            RobustMean moved = Plain([.. values.Select(v => Math.Clamp(v, low, high))]), next = moved with { Variance = moved.Variance * Correction };
            if (Math.Abs(next.Variance - robust.Variance) <= 1e-9 * robust.Variance && Math.Abs(next.Mean - robust.Mean) <= 1e-9 * robust.Reach)
                return next;
            robust = next;
        }

        return robust;
    }

    private double Reach => FarOut * Math.Sqrt(Variance);

    private static RobustMean Plain(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return new(mean, values.Count < 2 ? 0 : values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }
}
