namespace PerfSuite.Statistics;

/// <summary>The ratio of arms from interleaved rounds: the one path from samples to an interval, for runs, readers and reports alike.</summary>
public static class PairedRatio
{
    /// <summary>The log-ratio of every round.</summary>
    /// <param name="estimand">Which ratio of which arms.</param>
    /// <param name="samples">Samples of an arm by its name, one a round; all arms have equally many.</param>
    public static double[] LogRatios(Estimand estimand, Func<string, IReadOnlyList<double>> samples)
    {
        Dictionary<string, IReadOnlyList<double>> arms = estimand.Arms.ToDictionary(a => a, samples, StringComparer.Ordinal);
        int rounds = arms.Values.First().Count;
        double[] logs = new double[rounds];
        for (int i = 0; i < rounds; i++)
            logs[i] = estimand.LogIn(arm => arms[arm][i]);
        return logs;
    }

    /// <summary>The interval of the ratio; rounds that resemble their neighbours are first merged into longer ones.</summary>
    /// <exception cref="NotMeasurableException">Too few rounds for this confidence.</exception>
    public static Interval Of(IReadOnlyList<double> logRatios, double confidence) => LogInterval(logRatios, confidence).Exp();

    internal static Interval LogInterval(IReadOnlyList<double> logRatios, double confidence) =>
        SignedRankInterval.Of(Autocorrelation.Batch(logRatios, Autocorrelation.BatchLength(logRatios)), confidence);
}
