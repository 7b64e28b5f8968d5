namespace PerfSuite.Judging.Statistics;

/// <summary>Exact limits of a probability from successes among trials. Source: Clopper and Pearson (1934).</summary>
public static class BinomialBound
{
    /// <summary>The largest probability that such a small count leaves credible: P(at most <paramref name="successes"/>) = 1 − confidence.</summary>
    public static double Upper(int successes, int trials, double confidence)
    {
        if (trials <= 0 || successes < 0 || successes > trials)
            throw new ArgumentOutOfRangeException(nameof(successes), successes, $"{successes} successes among {trials} trials.");
        if (successes == trials)
            return 1;
        double low = 0, high = 1;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (AtMost(successes, trials, middle) > 1 - confidence)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    /// <summary>The smallest probability that such a large count leaves credible.</summary>
    public static double Lower(int successes, int trials, double confidence) => 1 - Upper(trials - successes, trials, confidence);

    private static double AtMost(int successes, int trials, double probability)
    {
        double sum = 0, logTerm = trials * Math.Log(1 - probability);
        for (int k = 0; k <= successes; k++)
        {
            sum += Math.Exp(logTerm);
            logTerm += Math.Log((double)(trials - k) / (k + 1)) + Math.Log(probability) - Math.Log(1 - probability);
        }

        return Math.Min(1, sum);
    }
}
