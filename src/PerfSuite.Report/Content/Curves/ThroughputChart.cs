using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Curves;

/// <summary>Bytes a second of every arm against the swept quantity: the median round, with the quartiles as its interval.</summary>
internal static class ThroughputChart
{
    private const int XTicks = 8;
    private const int YTicks = 5;

    /// <summary>Null where a case does not say how many bytes an operation moves, or its samples are not in nanoseconds.</summary>
    public static CurveChart? Of(Sweep sweep, IReadOnlyList<CaseRecord> cases, LogScale x)
    {
        if (!cases.All(c => c.Number("bytesPerOperation") > 0 && c.Unit.StartsWith("ns", StringComparison.Ordinal) && c.Rounds() > 0))
            return null;
        (string Name, Rate[] Rates)[] curves = [.. sweep.Groups.SelectMany(g => ArmsOf(g.Cases).Select(arm =>
            (g.Name.Length == 0 ? arm : $"{arm}, {g.Name}", g.Cases.Where(c => c.Arms.Any(a => a.Name == arm)).Select(c => Rate.Of(c, arm)).ToArray())))];
        LinearScale y = LinearScale.Around(curves.SelectMany(c => c.Rates).Select(r => r.Most), from: 0);
        return new CurveChart("Throughput of the median round, with quartiles", sweep.Label,
            [.. curves.Select((c, i) => new Series(c.Name, i, [.. c.Rates.Select(r => r.Point(sweep, x, y))]))],
            x.Ticks(XTicks, sweep.Text), y.Ticks(YTicks, Quantity.Throughput), null, null, Description(curves));
    }

    private static IEnumerable<string> ArmsOf(IReadOnlyList<CaseRecord> cases) =>
        cases.SelectMany(c => c.EstimandOrImplied()!.Arms).Distinct(StringComparer.Ordinal);

    private static string Description((string Name, Rate[] Rates)[] curves) => string.Join(" ", curves.Select(c =>
        $"{c.Name}: {Quantity.Throughput(c.Rates.Min(r => r.Median))} to {Quantity.Throughput(c.Rates.Max(r => r.Median))}."));

    /// <summary>Bytes per nanosecond of an arm of a case.</summary>
    private readonly record struct Rate(CaseRecord Case, double Least, double Median, double Most)
    {
        public static Rate Of(CaseRecord c, string arm)
        {
            Quantiles time = new(c.Arms.First(a => a.Name == arm).Samples);
            double bytes = c.Number("bytesPerOperation")!.Value;
            return new Rate(c, bytes / time.At(0.75), bytes / time.Median, bytes / time.At(0.25));
        }

        public SeriesPoint Point(Sweep sweep, LogScale x, LinearScale y) => new(
            x.At(sweep.Of(Case)), y.At(Median), y.Within(Least), y.Within(Most),
            $"{sweep.Text(sweep.Of(Case))}: {Quantity.Throughput(Median)}", Href: null);
    }
}
