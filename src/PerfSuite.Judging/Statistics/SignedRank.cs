namespace PerfSuite.Judging.Statistics;

/// <summary>
/// Distribution of Wilcoxon's signed-rank statistic (the sum of the ranks of the positive values) under symmetry around 0:
/// exact for small samples by counting subsets, by the normal approximation with continuity correction and Edgeworth term beyond.
/// Source: Wilcoxon (1945); Hollander, Wolfe and Chicken (2014), section 3.1; Fellingham and Stoker (1964) for the Edgeworth term.
/// </summary>
public static class SignedRank
{
    /// <summary>Up to this sample size the distribution is counted out.</summary>
    public const int LargestExact = 300;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, double[]> Cumulative = new();

    /// <summary>P(T ≤ <paramref name="t"/>) for a sample of <paramref name="n"/> without ties.</summary>
    public static double ProbabilityUpTo(int n, long t)
    {
        long largest = (long)n * (n + 1) / 2;
        if (t < 0)
            return 0;
        if (t >= largest)
            return 1;
        return n <= LargestExact ? Cumulative.GetOrAdd(n, CountOut)[t] : Edgeworth(n, t);
    }

    /// <summary>The largest t with P(T ≤ t) ≤ <paramref name="tail"/>, or −1 where even P(T = 0) is larger.</summary>
    public static long LowerCritical(int n, double tail)
    {
        long low = -1, high = (long)n * (n + 1) / 4;
        while (low < high)
        {
            long middle = low + ((high - low + 1) / 2);
            if (ProbabilityUpTo(n, middle) <= tail)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    /// <summary>The smallest sample size for which an interval with this probability in each tail exists.</summary>
    public static int SmallestSample(double tail) => (int)Math.Ceiling(-Math.Log2(tail));

    private static double[] CountOut(int n)
    {
        double[] probability = new double[((long)n * (n + 1) / 2) + 1];
        probability[0] = 1;
        int largest = 0;
        for (int rank = 1; rank <= n; rank++)
        {
            largest += rank;
            for (int sum = largest; sum >= 0; sum--)
                probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
        }

        for (int sum = 1; sum < probability.Length; sum++)
            probability[sum] += probability[sum - 1];
        return probability;
    }

    private static double Edgeworth(int n, long t)
    {
        double mean = n * (n + 1.0) / 4;
        double variance = n * (n + 1.0) * ((2 * n) + 1) / 24;
        double z = (t + 0.5 - mean) / Math.Sqrt(variance);
        // Excess kurtosis of T: the fourth cumulant is -(1/8) Σ r⁴ for independent ranks taken with probability 1/2.
        double fourthPowers = n * (n + 1.0) * ((2 * n) + 1) * ((3.0 * n * n) + (3 * n) - 1) / 30;
        double excess = -fourthPowers / 8 / (variance * variance);
        double correction = excess / 24 * ((z * z * z) - (3 * z)) * Normal.Density(z);
        return Math.Clamp(Normal.Cumulative(z) - correction, 0, 1);
    }
}
