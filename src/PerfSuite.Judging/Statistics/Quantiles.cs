namespace PerfSuite.Judging.Statistics;

/// <summary>Quantiles of a sample, interpolated linearly between neighbours. Source: Hyndman and Fan (1996), definition 7.</summary>
public sealed class Quantiles
{
    private readonly double[] sorted;

    /// <param name="values">At least one value, in any order.</param>
    public Quantiles(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("Quantiles need at least one value.", nameof(values));
        sorted = [.. values];
        Array.Sort(sorted);
    }

    public double Least => sorted[0];

    public double Most => sorted[^1];

    public double Median => At(0.5);

    /// <param name="share">From 0, the least, to 1, the most.</param>
    public double At(double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>
    /// Where the bulk ends: so many interquartile ranges beyond the quartiles, yet no further than the values. What lies beyond is an outlier.
    /// Source: Tukey (1977), who calls values beyond 3 far out.
    /// </summary>
    public (double Low, double High) Fence(double ranges = 4)
    {
        double lower = At(0.25), upper = At(0.75), reach = (upper - lower) * ranges;
        return (Math.Max(Least, lower - reach), Math.Min(Most, upper + reach));
    }

    /// <summary>How many values lie above a limit.</summary>
    public int CountAbove(double limit) => sorted.Length - sorted.Count(v => v <= limit);

    /// <summary>How many values lie below a limit.</summary>
    public int CountBelow(double limit) => sorted.Count(v => v < limit);
}
