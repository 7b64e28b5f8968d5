namespace PerfSuite.Judging.Statistics;

/// <summary>
/// The Hodges–Lehmann estimate of the centre of a symmetric sample with its distribution-free interval by Walsh averages.
/// Source: Hodges and Lehmann (1963); Tukey (1949); Hollander, Wolfe and Chicken (2014), sections 3.2 and 3.3.
/// </summary>
public static class SignedRankInterval
{
    /// <param name="values">Independent values, symmetric around the same centre, such as paired log-ratios.</param>
    /// <param name="confidence">Nominal confidence; the true one is at least this, up to the discreteness of ranks.</param>
    /// <exception cref="NotMeasurableException">Too few values for this confidence.</exception>
    public static Interval Of(IReadOnlyList<double> values, double confidence)
    {
        double tail = (1 - confidence) / 2;
        long critical = values.Count == 0 ? -1 : SignedRank.LowerCritical(values.Count, tail);
        if (critical < 0)
            throw new NotMeasurableException($"{values.Count} rounds cannot give a {confidence:0.####%} interval; "
                + $"it takes at least {SignedRank.SmallestSample(tail)}.");
        WalshAverages averages = new(values);
        double estimate = averages.Median;
        return new Interval(estimate, Math.Min(estimate, averages.Smallest(critical + 1)),
            Math.Max(estimate, averages.Smallest(averages.Count - critical)), confidence);
    }
}
