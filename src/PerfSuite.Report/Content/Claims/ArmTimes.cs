using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Claims;

/// <summary>The times of all arms of a case on one logarithmic axis.</summary>
/// <param name="Ticks">Ticks of the axis.</param>
/// <param name="Rows">One row an arm.</param>
public sealed record ArmTimes(IReadOnlyList<Tick> Ticks, IReadOnlyList<ArmRow> Rows)
{
    private const int MostTicks = 3;

    /// <summary>Null where the case has no samples. Outliers are counted at the axis's ends, so that they do not squeeze the rest.</summary>
    public static ArmTimes? Of(CaseRecord c, ChartDetail detail)
    {
        ArmRecord[] arms = [.. c.Arms.Where(a => a.Samples.Count > 0)];
        if (arms.Length == 0)
            return null;
        Quantiles[] quantiles = [.. arms.Select(a => new Quantiles(a.Samples))];
        LogScale axis = LogScale.Around(quantiles.Select(q => q.Fence()).SelectMany(f => (double[])[f.Low, f.High]));
        double? bytes = c.Number("bytesPerOperation");
        ArmRow[] rows = [.. arms.Select((arm, i) => Row(arm, quantiles[i], axis, detail.Bins, c.Unit, bytes))];
        return new ArmTimes([.. axis.Ticks(MostTicks, v => Quantity.Sample(v, c.Unit)).Select(t => t.Coarse)], rows);
    }

    private static ArmRow Row(ArmRecord arm, Quantiles q, LogScale axis, int bins, string unit, double? bytes)
    {
        string[] notes =
        [
            .. bytes is { } b ? [Quantity.Throughput(b / q.Median)] : Array.Empty<string>(),
            .. q.CountAbove(axis.High) is > 0 and var above ? [$"{above} beyond, up to {Quantity.Sample(q.Most, unit)}"] : Array.Empty<string>(),
            .. q.CountBelow(axis.Low) is > 0 and var below ? [$"{below} before, from {Quantity.Sample(q.Least, unit)}"] : Array.Empty<string>(),
        ];
        return new ArmRow(arm.Name, Quantity.Sample(q.Median, unit), string.Join(" · ", notes), axis.Within(q.Median),
            new Histogram(arm.Samples, axis, bins).Path(), bins);
    }
}

/// <summary>The times of one arm.</summary>
/// <param name="Name">The arm.</param>
/// <param name="Median">Its median with its unit.</param>
/// <param name="Note">Throughput, and what lies beyond the axis.</param>
/// <param name="At">Place of the median.</param>
/// <param name="Path">The silhouette of the histogram.</param>
/// <param name="Bins">Width of the silhouette.</param>
public sealed record ArmRow(string Name, string Median, string Note, double At, string Path, int Bins);
