using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Costs;

/// <summary>Ratios as the card predicts them against ratios as they were measured.</summary>
/// <param name="Sentence">How many cases are predicted, and how well.</param>
/// <param name="Plot">Every predicted case in its place; null where none is predicted.</param>
/// <param name="Furthest">Those that are missed by most, the worst first.</param>
/// <param name="Further">How many more are missed by as much as <see cref="Near"/>.</param>
public sealed record WhySection(string Sentence, PredictionPlot? Plot, IReadOnlyList<MissedCase> Furthest, int Further)
{
    /// <summary>A prediction that is nearer than this is a hit.</summary>
    public const double Near = 0.15;

    /// <summary>More names than these are a list that nobody reads; every point has its own.</summary>
    private const int MostNames = 20;

    /// <summary>Null where no case is predicted and the time of none falls into parts.</summary>
    public static WhySection? Of(SuiteResults results, Anchors anchors)
    {
        CaseRecord[] timed = [.. results.Cases.Where(c => c.Ratio is { Lower: > 0 })];
        PredictedCase[] predicted = [.. timed.Where(c => c.Prediction is { Ratio: > 0 }).Select(c => new PredictedCase(c, c.Prediction!.Ratio, c.Ratio!.Value.Estimate))];
        if (predicted.Length == 0 && !results.Cases.Any(c => CaseCosts.Of(c, results.Environment.Primitives) is not null))
            return null;
        PredictedCase[] missed = [.. predicted.Where(p => p.IsMissed).OrderByDescending(p => p.Error)];
        return new WhySection(SentenceOf(predicted, timed.Length), predicted.Length == 0 ? null : PredictionPlot.Of(predicted, anchors),
            [.. missed.Take(MostNames).Select(p => new MissedCase(new Link(p.Case.Name, anchors.Of(p.Case)), p.Words))], Math.Max(0, missed.Length - MostNames));
    }

    private static string SentenceOf(PredictedCase[] predicted, int timed)
    {
        if (predicted.Length == 0)
            return "No timed case is predicted.";
        Quantiles errors = new([.. predicted.Select(p => p.Error)]);
        return $"{Number.Plain(predicted.Length)} of {Number.Of(timed, "timed case")} {(predicted.Length == 1 ? "is" : "are")} predicted; the median error is {Number.Percent(errors.Median)}, "
            + $"nine in ten are within {Number.Percent(errors.At(0.9))}. {(timed == predicted.Length ? "Every timed case is modelled." : $"{Number.Of(timed - predicted.Length, "timed case is", "timed cases are")} not modelled.")}";
    }
}

/// <summary>A case with both ratios.</summary>
/// <param name="Case">The case.</param>
/// <param name="Predicted">Its ratio by the card.</param>
/// <param name="Measured">Its ratio as measured.</param>
public sealed record PredictedCase(CaseRecord Case, double Predicted, double Measured)
{
    /// <summary>By how much the larger ratio exceeds the smaller, so that twice and half are as wrong.</summary>
    public double Error => Math.Exp(Math.Abs(Math.Log(Predicted / Measured))) - 1;

    public bool IsMissed => Error > WhySection.Near;

    /// <summary>Predicted and measured.</summary>
    public string Words => $"{Number.Ratio(Predicted)} → {Number.Ratio(Measured)}";
}

/// <summary>A case whose prediction is far from what was measured.</summary>
/// <param name="Case">The case and its place.</param>
/// <param name="Ratios">Predicted and measured.</param>
public readonly record struct MissedCase(Link Case, string Ratios);

/// <summary>Predicted ratios across, measured ones upwards, on one logarithmic axis both ways.</summary>
/// <param name="Ticks">Ticks of both axes.</param>
/// <param name="Reach">How far to either side of the diagonal a prediction is a hit, as a share of an axis.</param>
/// <param name="Hits">Points near the diagonal.</param>
/// <param name="Misses">The others.</param>
/// <param name="Description">The plot in words.</param>
public sealed record PredictionPlot(IReadOnlyList<Tick> Ticks, double Reach, IReadOnlyList<SeriesPoint> Hits, IReadOnlyList<SeriesPoint> Misses, string Description)
{
    private const int MostTicks = 7;

    /// <param name="predicted">At least one.</param>
    /// <param name="anchors">Places of the cases.</param>
    public static PredictionPlot Of(IReadOnlyList<PredictedCase> predicted, Anchors anchors)
    {
        LogScale axis = LogScale.Around(predicted.SelectMany(p => (double[])[p.Predicted, p.Measured]).Append(0.8).Append(1.25));
        ILookup<bool, SeriesPoint> points = predicted.ToLookup(p => p.IsMissed, Point);
        return new PredictionPlot(axis.Ticks(MostTicks, Number.Plain), Math.Log(1 + WhySection.Near) / Math.Log(axis.High / axis.Low), [.. points[false]], [.. points[true]],
            $"Measured against predicted ratios; {Number.Of(points[false].Count(), "point lies", "points lie")} within {Number.Percent(WhySection.Near)} of the diagonal, {Number.Plain(points[true].Count())} outside.");

        SeriesPoint Point(PredictedCase p)
        {
            double measured = axis.At(p.Measured);
            return new SeriesPoint(axis.At(p.Predicted), measured, measured, measured, $"{p.Case.Name}: {p.Words}", $"#{anchors.Of(p.Case)}");
        }
    }

    /// <summary>Outline of the band around the diagonal in a drawing of <see cref="Series.Extent"/> units each way, from the low corner on.</summary>
    public string Band()
    {
        int reach = (int)Math.Round(Reach * Series.Extent);
        return $"M0 {Series.Extent}V{Series.Extent - reach}L{Series.Extent - reach} 0H{Series.Extent}V{reach}L{reach} {Series.Extent}z";
    }
}
