namespace PerfSuite.Report.Charts;

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

    /// <summary>How many values lie above a limit.</summary>
    public int CountAbove(double limit) => sorted.Length - sorted.Count(v => v <= limit);

    /// <summary>How many values lie below a limit.</summary>
    public int CountBelow(double limit) => sorted.Count(v => v < limit);
}
