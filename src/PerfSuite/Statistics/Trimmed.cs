namespace PerfSuite.Statistics;

/// <summary>
/// Of twelve values or more, one in six is trimmed at either end: somebody else's burst of work that some processes met says nothing of
/// the others. Fewer values are kept as they are. Source: Yuen (1974).
/// </summary>
public static class Trimmed
{
    private const int Fewest = 12;
    private const int OneIn = 6;

    /// <summary>How many of so many values are kept.</summary>
    public static int Kept(int count) => count - (2 * Each(count));

    /// <summary>The mean of those that are kept.</summary>
    public static double Mean(IReadOnlyCollection<double> values) => values.Order().Skip(Each(values.Count)).Take(Kept(values.Count)).Average();

    /// <summary>All values, those that are trimmed moved to the outermost ones that are kept: what the variance of the mean follows from.</summary>
    public static IReadOnlyList<double> Winsorized(IReadOnlyCollection<double> values)
    {
        if (Each(values.Count) == 0)
            return [.. values];
        double[] sorted = [.. values.Order()];
        double least = sorted[Each(sorted.Length)], most = sorted[^(Each(sorted.Length) + 1)];
        return [.. sorted.Select(v => Math.Clamp(v, least, most))];
    }

    private static int Each(int count) => count < Fewest ? 0 : count / OneIn;
}
