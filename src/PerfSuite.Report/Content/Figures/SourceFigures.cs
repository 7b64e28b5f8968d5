using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Curves;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Figures;

/// <summary>The figures of the first document with the numbers of this machine.</summary>
/// <param name="Charts">Throughput by size of block, a chart for each condition that was measured.</param>
/// <param name="Breakdown">Time of copying and of everything else; null where it was not measured.</param>
public sealed record SourceFigures(IReadOnlyList<SourceChart> Charts, SourceBreakdown? Breakdown)
{
    private const int XTicks = 4;
    private const int YTicks = 5;

    public bool IsEmpty => Charts.Count == 0 && Breakdown is null;

    public static SourceFigures Of(SuiteResults results, Anchors anchors) => new(
        [.. FigureTable.Conditions.Select(condition => ChartOf(condition, results, anchors)).OfType<SourceChart>()], SourceBreakdown.Of(results, anchors));

    private static SourceChart? ChartOf(FigureCondition condition, SuiteResults results, Anchors anchors)
    {
        Cell[] cells = [.. results.Cases.Where(c => condition.Has(c.Claim, c.Case)).Select(Cell.Of).OfType<Cell>().OrderBy(c => c.BlockBytes)];
        if (cells.Length == 0)
            return null;
        LogScale x = LogScale.Around(cells.Select(c => c.BlockBytes), powersOfTwo: true, leastRatio: 2);
        LinearScale y = LinearScale.Around(cells.SelectMany(c => (double[])[c.Read.Fast, c.Mapped.Fast, c.Read.Median * FigureTable.Least]), from: 0);
        CurveChart chart = new(condition.Title, "block", [SeriesOf("read()", 0, c => c.Read), SeriesOf("mmap and copy", 1, c => c.Mapped)],
            x.Ticks(XTicks, Quantity.Bytes), y.Ticks(YTicks, Quantity.Throughput), null, null,
            $"{condition.Title}: {string.Join("; ", cells.Select(InWords))}.", cells.Length > 1 ? DocumentOf() : null);
        return new SourceChart(new Link(condition.Claim, anchors.OfClaim(condition.Claim)), chart,
            $"Files of {string.Join(" and ", cells.Select(c => Quantity.Bytes(c.FileBytes)).Distinct(StringComparer.Ordinal))}. mmap ÷ read(): "
                + $"{string.Join(", ", cells.Select(c => $"{Number.Ratio(c.Case.Ratio!.Value.Estimate)} at {Quantity.Bytes(c.BlockBytes)}"))}.");

        Series SeriesOf(string name, int kind, Func<Cell, Rates> rates) => new(name, kind, [.. cells.Select(c => (Cell: c, Rates: rates(c))).Select(p => new SeriesPoint(
            x.At(p.Cell.BlockBytes), y.At(p.Rates.Median), y.Within(p.Rates.Slow), y.Within(p.Rates.Fast),
            $"{Quantity.Bytes(p.Cell.BlockBytes)}: {Quantity.Throughput(p.Rates.Median)}", $"#{anchors.Of(p.Cell.Case)}"))]);

        DocumentedRange DocumentOf() => new(
            [.. cells.Select(c => (x.At(c.BlockBytes), y.Within(c.Read.Median * FigureTable.Least), y.Within(c.Read.Median * FigureTable.Most)))],
            $"where mmap would lie by the document: {Number.Plain(FigureTable.Least)} to {Number.Plain(FigureTable.Most)} times read()");
    }

    private static string InWords(Cell c) =>
        $"{Quantity.Bytes(c.BlockBytes)}: read() {Quantity.Throughput(c.Read.Median)}, mmap {Quantity.Throughput(c.Mapped.Median)}";

    /// <summary>A point of a chart.</summary>
    private sealed record Cell(CaseRecord Case, double BlockBytes, double FileBytes, Rates Read, Rates Mapped)
    {
        /// <summary>Null where the case was not measured.</summary>
        public static Cell? Of(CaseRecord c) => c.Ratio is not null && c.Bytes("block") is { } block && c.Number("fileBytes") is { } file && c.Number("bytesPerOperation") is { } bytes
            && Rates.Of(c, FigureTable.Read, bytes) is { } read && Rates.Of(c, FigureTable.MapAndCopy, bytes) is { } mapped ? new Cell(c, block, file, read, mapped) : null;
    }

    /// <summary>Bytes per nanosecond of an arm: the median pass, with the quartiles.</summary>
    private readonly record struct Rates(double Slow, double Median, double Fast)
    {
        public static Rates? Of(CaseRecord c, string arm, double bytes) => c.Arms.FirstOrDefault(a => a.Name == arm) is { Samples.Count: > 0 } a
            && new Quantiles(a.Samples) is var time ? new Rates(bytes / time.At(0.75), bytes / time.Median, bytes / time.At(0.25)) : null;
    }
}

/// <summary>Throughput by size of block in one condition.</summary>
/// <param name="Claim">The claim that measures it.</param>
/// <param name="Chart">Both arms, and where the document has the mapping.</param>
/// <param name="Measured">File and ratios in words.</param>
public sealed record SourceChart(Link Claim, CurveChart Chart, string Measured);
