using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content;

/// <summary>All timing cases on one axis.</summary>
/// <param name="Ticks">Ticks of the axis of ratios.</param>
/// <param name="One">Place of 1: neither is faster.</param>
/// <param name="Rows">One row a timing case, also where nothing could be timed.</param>
/// <param name="Areas">The areas that a reader can filter by, of all cases of the run.</param>
/// <param name="AllCases">How many cases the run has, timed or not.</param>
public sealed record ForestPlot(IReadOnlyList<Tick> Ticks, double One, IReadOnlyList<ForestRow> Rows, IReadOnlyList<string> Areas, int AllCases)
{
    private const int MostTicks = 9;

    /// <summary>An axis that holds every interval, the baseline's ratios and 1.</summary>
    public static LogScale Axis(SuiteResults results) => LogScale.Around(
        results.Cases.SelectMany(Extent).Where(v => v > 0 && double.IsFinite(v)).Append(1).Append(0.8).Append(1.25));

    public static ForestPlot Of(SuiteResults results, Anchors anchors, LogScale axis)
    {
        HashSet<string> timing = [.. results.Claims.Where(c => c.Kind == "Timing").Select(c => c.Claim)];
        ForestRow[] rows = [.. results.Cases.Where(c => c.Ratio is not null || timing.Contains(c.Claim)).Select(c => ForestRow.Of(c, anchors, axis))];
        string[] areas = [.. results.Cases.Select(c => c.Area).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new ForestPlot(axis.Ticks(MostTicks, Number.Plain), axis.Within(1), rows, areas, results.Cases.Count);
    }

    private static IEnumerable<double> Extent(CaseRecord c)
    {
        if (c.Ratio is { } ratio)
            foreach (double limit in (double[])[ratio.Lower, ratio.Upper])
                yield return limit;
        if (c.Baseline?.Ratio is { } before)
            yield return before.Estimate;
    }
}

/// <summary>A timing case in the forest plot.</summary>
/// <param name="Anchor">Place of its evidence.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Case">The case within it; may be empty.</param>
/// <param name="Area">Its area.</param>
/// <param name="Verdict">The claim verdict.</param>
/// <param name="Change">The baseline verdict.</param>
/// <param name="Red">Whether it makes the run red.</param>
/// <param name="Ratio">The ratio; null where nothing could be timed.</param>
/// <param name="Mark">The interval in its place.</param>
public sealed record ForestRow(
    string Anchor, string Claim, string Case, string Area, ClaimVerdict Verdict, BaselineVerdict Change, bool Red, Interval? Ratio, IntervalMark? Mark)
{
    public static ForestRow Of(CaseRecord c, Anchors anchors, Scale axis) => new(
        anchors.Of(c), c.Claim, c.Case, c.Area, c.ClaimVerdict, c.BaselineVerdict, c.Red, c.Ratio,
        c.Ratio is { } ratio ? IntervalMark.Of(ratio, axis, VerdictWords.Key(c.ClaimVerdict), c.Margin, c.Baseline?.Ratio?.Estimate) : null);
}
