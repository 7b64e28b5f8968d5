namespace PerfSuite.Statistics;

/// <summary>
/// Makes values independent enough for a rank interval: neighbouring rounds are averaged into longer rounds, doubling the length
/// until neighbours no longer resemble one another. Source: batch means, Schmeiser (1982); ranks after von Neumann, Bartels (1982).
/// </summary>
public static class Autocorrelation
{
    /// <summary>Neighbours count as independent where the rank correlation of lag 1 is below this many standard errors.</summary>
    public const double CriticalStandardErrors = 1.0;

    /// <summary>Fewer batches than this are never made: an interval needs them.</summary>
    public const int FewestBatches = 24;

    /// <summary>The number of neighbouring rounds to average, a power of two; 1 where the rounds are independent as they are.</summary>
    public static int BatchLength(IReadOnlyList<double> values)
    {
        int length = 1;
        while (values.Count / (2 * length) >= FewestBatches && Dependent(Batch(values, length)))
            length *= 2;
        return length;
    }

    /// <summary>Means of consecutive groups of <paramref name="length"/> values; a rest too short for a group joins the last one.</summary>
    public static double[] Batch(IReadOnlyList<double> values, int length)
    {
        int count = Math.Max(1, values.Count / length);
        double[] means = new double[count];
        for (int b = 0; b < count; b++)
        {
            int end = b == count - 1 ? values.Count : (b + 1) * length;
            double sum = 0;
            for (int i = b * length; i < end; i++)
                sum += values[i];
            means[b] = sum / (end - (b * length));
        }

        return means;
    }

    /// <summary>Correlation of the ranks of neighbours, between −1 and 1; 0 for a constant sequence.</summary>
    public static double LagOne(IReadOnlyList<double> values)
    {
        double[] ranks = Ranks(values);
        double mean = (values.Count + 1) / 2.0, variance = 0, covariance = 0;
        for (int i = 0; i < ranks.Length; i++)
        {
            variance += (ranks[i] - mean) * (ranks[i] - mean);
            if (i > 0)
                covariance += (ranks[i] - mean) * (ranks[i - 1] - mean);
        }

        return variance == 0 ? 0 : covariance / variance;
    }

    private static bool Dependent(double[] values) => LagOne(values) > CriticalStandardErrors / Math.Sqrt(values.Length);

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        double[] ranks = new double[values.Count];
        for (int first = 0; first < order.Length;)
        {
            int last = first;
            while (last + 1 < order.Length && values[order[last + 1]] == values[order[first]])
                last++;
            for (int i = first; i <= last; i++)
                ranks[order[i]] = ((first + last) / 2.0) + 1;
            first = last + 1;
        }

        return ranks;
    }
}
