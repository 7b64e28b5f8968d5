using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content;

/// <summary>Before and after.</summary>
/// <param name="Ticks">Ticks of the axis of changes.</param>
/// <param name="Same">Place of no change.</param>
/// <param name="Rows">Cases that the baseline has, what changed first.</param>
/// <param name="Without">How many cases have nothing to be compared with.</param>
/// <param name="Trends">Whether any case has a history.</param>
public sealed record BaselineSection(IReadOnlyList<Tick> Ticks, double Same, IReadOnlyList<BaselineRow> Rows, int Without, bool Trends)
{
    private const int MostTicks = 5;

    /// <summary>What wants to be looked at comes first.</summary>
    private static readonly BaselineVerdict[] Order =
        [BaselineVerdict.Regressed, BaselineVerdict.Improved, BaselineVerdict.Inconclusive, BaselineVerdict.Unchanged, BaselineVerdict.NotComparable, BaselineVerdict.NoBaseline];

    public static BaselineSection Of(SuiteResults results, Anchors anchors, IReadOnlyList<HistoryLine> history)
    {
        ILookup<string, HistoryLine> past = history.Where(l => l.Profile == results.Run.Profile && l.Run != results.Run.Id)
            .ToLookup(l => l.Case, StringComparer.Ordinal);
        Dictionary<string, HistoryLine> present = HistoryLine.Of(results).ToDictionary(l => l.Case, StringComparer.Ordinal);
        CaseRecord[] compared = [.. results.Cases.Where(c => c.Baseline is not null || (c.Ratio is not null && past.Contains(c.Name)))
            .OrderBy(c => Array.IndexOf(Order, c.BaselineVerdict)).ThenBy(c => c.Baseline?.Change?.Estimate ?? double.MaxValue)];
        LogScale axis = LogScale.Around(compared.Select(c => c.Baseline?.Change).OfType<Interval>().SelectMany(i => (double[])[i.Lower, i.Upper])
            .Where(v => v > 0).Append(0.95).Append(1.05));
        BaselineRow[] rows = [.. compared.Select(c => BaselineRow.Of(c, anchors, axis)
            with { Trend = c.Ratio is { Lower: > 0 } && past.Contains(c.Name) ? Trend.Of(past[c.Name], present[c.Name]) : null })];
        return new BaselineSection(axis.Ticks(MostTicks, ChangeWords.WithSign), axis.At(1), rows, results.Cases.Count(c => c.Baseline is null), rows.Any(r => r.Trend is not null));
    }
}

/// <summary>A case, before and after.</summary>
/// <param name="Case">The case and its place.</param>
/// <param name="Verdict">The baseline verdict.</param>
/// <param name="Before">The baseline's ratio, or its verdict where it has none.</param>
/// <param name="After">The ratio now, or the verdict.</param>
/// <param name="Change">The change with its interval, in words; empty where only verdicts are compared.</param>
/// <param name="Mark">The change on the axis.</param>
/// <param name="Trend">Past and present; null without a history.</param>
public sealed record BaselineRow(
    Link Case, BaselineVerdict Verdict, string Before, string After, string Change, IntervalMark? Mark, Trend? Trend = null)
{
    public static BaselineRow Of(CaseRecord c, Anchors anchors, Scale axis) => new(
        new Link(c.Name, anchors.Of(c)), c.BaselineVerdict,
        c.Baseline is not { } before ? "" : before.Ratio is { } ratio ? Number.Ratio(ratio.Estimate) : VerdictWords.Label(before.ClaimVerdict),
        c.Ratio is { } now ? Number.Ratio(now.Estimate) : VerdictWords.Label(c.ClaimVerdict),
        c.Baseline?.Change is { } words ? ChangeWords.Of(words) : "",
        c.Baseline?.Change is { Lower: > 0 } change ? IntervalMark.Of(change, axis, VerdictWords.Key(c.BaselineVerdict), c.Margin) : null);
}
