namespace PerfSuite.Judging.Statistics;

/// <summary>The ratio of arms from interleaved rounds: the one path from samples to an interval, for runs, readers and reports alike.</summary>
public static class PairedRatio
{
    /// <summary>No two arms that do the same work differ by more; a limit beyond it, which few independent rounds at a high confidence
    /// would give, says no more than this one.</summary>
    public const double Most = 1e6;

    /// <summary>Fewer would ask for a t of so few degrees of freedom that nothing is said: of 14 rounds that all lay between 2.5 and 3.5 the interval was 0.44 … 12.8 with three.</summary>
    private const double FewestIndependent = 5;

    /// <summary>At this confidence the interval gives the standard error: signed ranks are no longer as coarse there as far out.</summary>
    private const double ConfidenceOfError = 0.95;

    /// <summary>Fewer rounds have no such interval.</summary>
    public static int FewestRounds { get; } = SignedRank.SmallestSample((1 - ConfidenceOfError) / 2);

    /// <summary>The log-ratio of every round.</summary>
    /// <param name="estimand">Which ratio of which arms.</param>
    /// <param name="samples">Samples of an arm by its name, one a round; all arms have equally many.</param>
    public static double[] LogRatios(Estimand estimand, Func<string, IReadOnlyList<double>> samples)
    {
        Dictionary<string, IReadOnlyList<double>> arms = estimand.Arms.ToDictionary(a => a, samples, StringComparer.Ordinal);
        double[] logs = new double[arms.Values.First().Count];
        int round = 0;
        Func<string, double> time = arm => arms[arm][round];
        for (; round < logs.Length; round++)
            logs[round] = estimand.LogIn(time);
        return logs;
    }

    /// <summary>The interval of the ratio, widened where rounds resemble their neighbours.</summary>
    /// <exception cref="NotMeasurableException">Too few rounds for this confidence.</exception>
    public static Interval Of(IReadOnlyList<double> logRatios, double confidence) => LogInterval(logRatios, confidence).Exp();

    /// <summary>The log-ratio of the process that made these rounds, with the standard error that the noise between them leaves: of rounds too few for ranks that of their mean.</summary>
    public static ProcessEstimate Estimate(IReadOnlyList<double> logRatios)
    {
        if (logRatios.Count < FewestRounds)
            return new ProcessEstimate(logRatios.Average(), Math.Sqrt(ProcessVariance.Pooled(logRatios).Value / logRatios.Count));
        double inflation = Autocorrelation.Inflation(logRatios);
        Interval interval = LogInterval(logRatios, ConfidenceOfError, inflation);
        return new ProcessEstimate(interval.Estimate, interval.HalfWidth / Student.TwoSided(ConfidenceOfError, Worth(logRatios.Count, inflation) - 1));
    }

    /// <summary>The interval of the log-ratio. With n rounds worth n/τ, its limits move away from the estimate by √τ, and by what
    /// Student's t asks beyond that for so few independent rounds.</summary>
    internal static Interval LogInterval(IReadOnlyList<double> logRatios, double confidence) => LogInterval(logRatios, confidence, Autocorrelation.Inflation(logRatios));

    private static Interval LogInterval(IReadOnlyList<double> logRatios, double confidence, double inflation)
    {
        Interval independent = SignedRankInterval.Of(logRatios, confidence);
        if (inflation == 1)
            return independent;
        double factor = Math.Sqrt(inflation) * Student.TwoSided(confidence, Worth(logRatios.Count, inflation) - 1) / Student.TwoSided(confidence, logRatios.Count - 1);
        double estimate = independent.Estimate, widest = Math.Log(Most);
        return new Interval(estimate, Math.Max(estimate - ((estimate - independent.Lower) * factor), Math.Min(-widest, estimate)),
            Math.Min(estimate + ((independent.Upper - estimate) * factor), Math.Max(widest, estimate)), confidence);
    }

    /// <summary>How many independent rounds so many are worth.</summary>
    private static double Worth(int rounds, double inflation) => inflation == 1 ? rounds : Math.Max(FewestIndependent, rounds / inflation);
}
