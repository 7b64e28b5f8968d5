using PerfSuite.Judging.Statistics;

namespace PerfSuite.Report.Charts;

/// <summary>An interval with its estimate, on an axis.</summary>
/// <param name="Lower">Place of the lower limit, a share of the axis.</param>
/// <param name="Estimate">Place of the estimate.</param>
/// <param name="Upper">Place of the upper limit.</param>
/// <param name="Kind">Name of colour and shape, a verdict's key.</param>
/// <param name="MarginFrom">Where the band begins that is too near to 1 to matter; equal to <paramref name="MarginTo"/> where there is none.</param>
/// <param name="MarginTo">Where the band ends.</param>
/// <param name="Ghost">Place of the baseline's estimate; null where there is none.</param>
public sealed record IntervalMark(
    double Lower, double Estimate, double Upper, string Kind, double MarginFrom = 0, double MarginTo = 0, double? Ghost = null)
{
    /// <summary>Places a ratio on a scale.</summary>
    public static IntervalMark Of(Interval ratio, Scale scale, string kind, double? margin = null, double? ghost = null)
    {
        double wide = 1 + (margin ?? 0);
        return new IntervalMark(scale.Within(ratio.Lower), scale.Within(ratio.Estimate), scale.Within(ratio.Upper), kind,
            scale.Within(1 / wide), scale.Within(wide), ghost is { } g ? scale.Within(g) : null);
    }
}
