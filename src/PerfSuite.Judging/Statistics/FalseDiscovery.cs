namespace PerfSuite.Judging.Statistics;

/// <summary>
/// Keeps the expected share of wrong ones among those of several tests that are decided. Source: Benjamini and Hochberg (1995); intervals at the same level
/// miss the truth for the same share of the decided: Benjamini and Yekutieli (2005).
/// </summary>
public static class FalseDiscovery
{
    /// <summary>The error probability at which each test is to be judged: the largest for which enough tests are decided.</summary>
    /// <param name="tests">How many tests were made, decided or not; at least 1.</param>
    /// <param name="rate">Expected share of wrong ones among the decided, such as 0.01.</param>
    /// <param name="decidedAt">How many tests are decided at an error probability each; never more at a smaller one.</param>
    public static double ErrorPerTest(int tests, double rate, Func<double, int> decidedAt)
    {
        for (int wanted = tests; wanted > 0;)
        {
            double error = rate * wanted / tests;
            int decided = decidedAt(error);
            if (decided >= wanted)
                return error;
            wanted = decided;
        }

        return rate / tests;
    }
}
