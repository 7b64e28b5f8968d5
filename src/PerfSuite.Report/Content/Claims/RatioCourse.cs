using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Claims;

/// <summary>The ratio of every round in the order of measuring: drift and outliers are seen here.</summary>
/// <param name="Ticks">Ticks of the vertical axis.</param>
/// <param name="Line">The medians of the steps.</param>
/// <param name="Band">Least and greatest values of the steps; null where a step is one round.</param>
/// <param name="Steps">Width of the drawing.</param>
/// <param name="Lower">Place of the interval's lower limit.</param>
/// <param name="Upper">Place of the interval's upper limit.</param>
/// <param name="Caption">What is seen, in words.</param>
public sealed record RatioCourse(
    IReadOnlyList<Tick> Ticks, string Line, string? Band, int Steps, double Lower, double Upper, string Caption)
{
    private const int MostTicks = 3;

    /// <summary>Null where the samples determine no ratio.</summary>
    public static RatioCourse? Of(CaseRecord c, ChartDetail detail)
    {
        if (c.Ratio is not { Lower: > 0 } ratio || Ratios(c) is not { Length: > 0 } rounds)
            return null;
        Quantiles q = new(rounds);
        (double low, double high) = q.Fence();
        LogScale axis = LogScale.Around([low, high, ratio.Lower, ratio.Upper], leastRatio: 1.02);
        RunOrder order = new(rounds, detail.Steps);
        return new RatioCourse([.. axis.Ticks(MostTicks, Number.Plain).Select(t => t.Coarse)], order.Line(axis), order.Band(axis), order.Steps,
            Math.Round(axis.Within(ratio.Lower), 2), Math.Round(axis.Within(ratio.Upper), 2), CaptionOf(rounds, q, axis, order));
    }

    private static double[]? Ratios(CaseRecord c)
    {
        try
        {
            return [.. TimingVerdict.LogRatios(c).Select(Math.Exp)];
        }
        catch (NotMeasurableException)
        {
            return null;
        }
    }

    private static string CaptionOf(double[] rounds, Quantiles q, LogScale axis, RunOrder order)
    {
        int outside = q.CountAbove(axis.High) + q.CountBelow(axis.Low);
        return "Ratio in run order"
            + (rounds.Length >= 2 * order.Steps ? $", about {(rounds.Length + (order.Steps / 2)) / order.Steps} rounds a step" : "")
            + (outside == 0 ? "" : $"; {outside} beyond the axis, from {Number.Ratio(q.Least)} to {Number.Ratio(q.Most)}");
    }
}
