namespace PerfSuite.Judging.Statistics;

/// <summary>
/// The n(n+1)/2 averages of all pairs of values, each value paired with itself too, in ascending order but never listed:
/// the k-th is found by counting (two pointers over the sorted values) and by narrowing a bracket, in O(n) memory.
/// Source: Walsh (1949), "Some significance tests for the median"; Hollander, Wolfe and Chicken (2014), section 3.2.
/// </summary>
public sealed class WalshAverages
{
    private readonly double[] sorted;

    /// <param name="values">At least one finite value, in any order.</param>
    public WalshAverages(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("Walsh averages need at least one value.", nameof(values));
        sorted = [.. values];
        Array.Sort(sorted);
        if (!double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1]))
            throw new ArgumentException("Walsh averages need finite values.", nameof(values));
    }

    /// <summary>How many averages there are.</summary>
    public long Count => (long)sorted.Length * (sorted.Length + 1) / 2;

    /// <summary>The Hodges–Lehmann estimate: the median of the averages.</summary>
    public double Median => Count % 2 == 1 ? Smallest((Count + 1) / 2) : (Smallest(Count / 2) + Smallest((Count / 2) + 1)) / 2;

    /// <summary>The k-th smallest average.</summary>
    /// <param name="k">From 1 to <see cref="Count"/>.</param>
    public double Smallest(long k)
    {
        if (k < 1 || k > Count)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"There are {Count} averages, counted from 1.");
        double below = Math.BitDecrement(sorted[0]), atOrAbove = sorted[^1];
        long countBelow = 0, countUpTo = Count;
        for (int step = 0; countUpTo - countBelow > 1; step++)
        {
            // By turns where the k-th is likely, and in the middle, so that it ends soon whatever the distribution is.
            double share = step % 2 == 0 ? (k - countBelow - 0.5) / (countUpTo - countBelow) : 0.5;
            double between = below + ((atOrAbove - below) * share);
            if (between <= below || between >= atOrAbove)
                between = below + ((atOrAbove - below) / 2);
            if (between <= below || between >= atOrAbove)
                return atOrAbove;
            long count = CountUpTo(between);
            if (count >= k)
                (atOrAbove, countUpTo) = (between, count);
            else
                (below, countBelow) = (between, count);
        }

        return LargestUpTo(atOrAbove);
    }

    /// <summary>The largest average that is at most <paramref name="limit"/>; there is one.</summary>
    private double LargestUpTo(double limit)
    {
        double largest = double.NegativeInfinity;
        int partner = sorted.Length - 1;
        for (int i = 0; i < sorted.Length; i++)
        {
            while (partner >= i && sorted[i] + sorted[partner] > 2 * limit)
                partner--;
            if (partner < i)
                break;
            largest = Math.Max(largest, sorted[i] + sorted[partner]);
        }

        return largest / 2;
    }

    /// <summary>How many averages are at most <paramref name="limit"/>.</summary>
    private long CountUpTo(double limit)
    {
        long count = 0;
        int partner = sorted.Length - 1;
        for (int i = 0; i < sorted.Length; i++)
        {
            while (partner >= i && sorted[i] + sorted[partner] > 2 * limit)
                partner--;
            if (partner < i)
                break;
            count += partner - i + 1;
        }

        return count;
    }
}
