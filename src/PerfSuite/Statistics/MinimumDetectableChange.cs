namespace PerfSuite.Statistics;

/// <summary>
/// The smallest relative change of a ratio that comparing two runs of this precision would show, with a power of 90 %.
/// Two-sample form of the usual power formula: (z of the confidence + z of the power) × √2 × standard error; Lehr (1992).
/// </summary>
public static class MinimumDetectableChange
{
    public const double Power = 0.9;

    /// <param name="logRatio">Interval of the log-ratio of one run.</param>
    /// <returns>A relative change, such as 0.013 for 1.3 %.</returns>
    public static double Of(Interval logRatio)
    {
        double z = Normal.Quantile(1 - ((1 - logRatio.Confidence) / 2));
        double standardError = logRatio.HalfWidth / z;
        return Math.Exp((z + Normal.Quantile(Power)) * Math.Sqrt(2) * standardError) - 1;
    }
}
