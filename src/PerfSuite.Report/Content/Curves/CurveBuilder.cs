using PerfSuite.Judging.Records;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Curves;

/// <summary>Builds the curves of every claim that sweeps a quantity.</summary>
public static class CurveBuilder
{
    private const int XTicks = 8;
    private const int YTicks = 5;

    public static IReadOnlyList<ClaimCurves> Of(SuiteResults results, Anchors anchors)
    {
        Dictionary<string, ClaimRecord> claims = results.Claims.GroupBy(c => c.Claim, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return [.. results.Cases.Where(c => c.ComparesTwoArms()).GroupBy(c => c.Claim, StringComparer.Ordinal)
            .Select(g => (Cases: g.ToArray(), Claim: claims.GetValueOrDefault(g.Key)))
            .Select(g => Sweep.Of(g.Cases) is { } sweep ? Curves(sweep, g.Cases, g.Claim, anchors) : null)
            .OfType<ClaimCurves>()];
    }

    private static ClaimCurves Curves(Sweep sweep, CaseRecord[] cases, ClaimRecord? claim, Anchors anchors)
    {
        LogScale x = LogScale.Around(cases.Select(sweep.Of), powersOfTwo: sweep.IsBytes);
        return new ClaimCurves(new Link(cases[0].Claim, anchors.OfClaim(cases[0].Claim)), claim?.Title ?? cases[0].Claim,
            RatioChart(sweep, cases, claim, x, anchors), ThroughputChart.Of(sweep, cases, x), [.. claim?.Findings.Select(f => f.Text) ?? []]);
    }

    private static CurveChart RatioChart(Sweep sweep, CaseRecord[] cases, ClaimRecord? claim, LogScale x, Anchors anchors)
    {
        LogScale y = LogScale.Around(cases.SelectMany(c => (double[])[c.Ratio!.Value.Lower, c.Ratio.Value.Upper]).Append(1));
        Series[] series = [.. sweep.Groups.Select((g, i) => new Series(g.Name, i, [.. g.Cases.Select(c => Point(c, sweep, x, y, anchors))]))];
        double margin = 1 + cases.Max(c => c.Margin ?? 0);
        return new CurveChart("Ratio: above 1 mmap is faster", sweep.Label, series, x.Ticks(XTicks, sweep.Text), y.Ticks(YTicks, Number.Plain),
            margin > 1 ? new Band(y.Within(1 / margin), y.Within(margin)) : null,
            claim?.Findings.Select(f => Crossover(f, sweep, x)).FirstOrDefault(m => m is not null), Description(sweep, cases));
    }

    private static SeriesPoint Point(CaseRecord c, Sweep sweep, LogScale x, LogScale y, Anchors anchors)
    {
        Judging.Statistics.Interval ratio = c.Ratio!.Value;
        return new SeriesPoint(x.At(sweep.Of(c)), y.At(ratio.Estimate), y.Within(ratio.Lower), y.Within(ratio.Upper),
            $"{sweep.Text(sweep.Of(c))}: {Number.Ratio(ratio.Estimate)} ({Number.Limits(ratio)})", $"#{anchors.Of(c)}");
    }

    /// <summary>A finding is a crossover on this axis where its unit is the swept one's.</summary>
    private static CrossoverMark? Crossover(Finding finding, Sweep sweep, LogScale x)
    {
        double? InAxis(double? value) => value is not { } v ? null : sweep.IsBytes ? NamedValue.AsBytes(finding.Unit == "B" ? "Bytes" : finding.Unit, v) : v;
        return InAxis(finding.Value) is { } at && x.Shows(at)
            ? new CrossoverMark(x.At(at), new Band(x.Within(InAxis(finding.Lower) ?? x.Low), x.Within(InAxis(finding.Upper) ?? x.High)),
                $"{finding.Name}: {(sweep.IsBytes ? Quantity.RoundedBytes(at) : sweep.Text(Judging.Statistics.Significant.Digits(at, 3)))}")
            : null;
    }

    private static string Description(Sweep sweep, CaseRecord[] cases)
    {
        CaseRecord first = cases.MinBy(sweep.Of)!, last = cases.MaxBy(sweep.Of)!;
        return $"Ratio from {Number.Ratio(first.Ratio!.Value.Estimate)} at {sweep.Text(sweep.Of(first))} to "
            + $"{Number.Ratio(last.Ratio!.Value.Estimate)} at {sweep.Text(sweep.Of(last))}.";
    }
}
