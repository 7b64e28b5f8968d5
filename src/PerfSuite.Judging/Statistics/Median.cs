namespace PerfSuite.Judging.Statistics;

/// <summary>The middle value; of an even number of values the mean of the two middle ones.</summary>
public static class Median
{
    /// <param name="values">At least one.</param>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
