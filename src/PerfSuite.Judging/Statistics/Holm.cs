namespace PerfSuite.Judging.Statistics;

/// <summary>
/// Keeps the probability of any wrong rejection among several tests at a level, whatever their dependence.
/// Source: Holm (1979), "A simple sequentially rejective multiple test procedure".
/// </summary>
public static class Holm
{
    /// <summary>Adjusted p-values in the order given: a test is rejected where its adjusted p-value is at most the level.</summary>
    /// <param name="pValues">One for each test that was made, rejected or not.</param>
    public static double[] Adjusted(IReadOnlyList<double> pValues)
    {
        double[] adjusted = new double[pValues.Count];
        double soFar = 0;
        int rank = 0;
        foreach (int i in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]))
        {
            soFar = Math.Max(soFar, Math.Min(1, pValues[i] * (pValues.Count - rank++)));
            adjusted[i] = soFar;
        }

        return adjusted;
    }
}
