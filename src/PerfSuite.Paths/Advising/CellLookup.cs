using PerfSuite.Crossovers;
using PerfSuite.Statistics;

namespace PerfSuite.Paths.Advising;

/// <summary>
/// What a map says of a workload that lies between its cells: interpolated on logarithmic axes of file size, read size and passes, one
/// after the other, among the cells of the same order, state and threads. The interval encloses those of all cells that were used.
/// </summary>
public sealed class CellLookup
{
    private readonly MapCell[] cells;
    private readonly ReadWorkload asked;

    /// <param name="map">The map.</param>
    /// <param name="asked">The workload. A file of one block has no order: it is looked up as sequential.</param>
    public CellLookup(CrossoverMap map, ReadWorkload asked)
    {
        this.asked = asked.Blocks == 1 ? asked with { Order = BlockOrder.Sequential } : asked;
        cells = [.. map.Cells.Where(c => c.Paths.Count > 0 && c.Workload.Order == this.asked.Order && c.Workload.State == asked.State
            && c.Workload.Threads == asked.Threads)];
    }

    /// <summary>How far beyond the outermost cell a workload may lie and still be answered by it, as a factor. Larger files and more passes than
    /// these change little; smaller blocks do.</summary>
    private static readonly (Func<ReadWorkload, double> Of, string Name, double Below, double Above)[] Axes =
    [
        (w => w.FileBytes, "file size", 4, 32),
        (w => w.ReadBytes, "read size", 2, 16),
        (w => w.Passes, "passes", 1, 1000),
    ];

    /// <summary>Why the map does not cover the workload; null where it does.</summary>
    public string? NotCovered
    {
        get
        {
            if (cells.Length == 0)
                return $"the map has no cell for {asked.Order.ToString().ToLowerInvariant()} reads of {asked.State.ToString().ToLowerInvariant()} files by {asked.Threads} threads";
            foreach ((Func<ReadWorkload, double> of, string name, double below, double above) in Axes)
                if (of(asked) * below < cells.Min(c => of(c.Workload)) || of(asked) > above * cells.Max(c => of(c.Workload)))
                    return $"the {name} is too far from the map's cells, {cells.Min(c => of(c.Workload)):0} to {cells.Max(c => of(c.Workload)):0}";
            return null;
        }
    }

    /// <summary>The cells that the answer rests on.</summary>
    public IReadOnlyList<MapCell> Used => [.. At(0, cells, _ => 0).Cells.Distinct()];

    /// <summary>Interpolates the logarithm of something that each cell has.</summary>
    /// <param name="valueOf">The interval in a cell; null where the cell has none.</param>
    /// <returns>Null where one of the cells has none.</returns>
    public Interval? Interpolate(Func<MapCell, Interval?> valueOf)
    {
        Blend blend = At(0, cells, cell => valueOf(cell) is { } value ? Math.Log(value.Estimate) : null);
        if (blend.Value is not { } log)
            return null;
        Interval[] all = [.. blend.Cells.Select(c => valueOf(c)!.Value)];
        double estimate = Math.Exp(log);
        return new Interval(estimate, Math.Min(estimate, all.Min(i => i.Lower)), Math.Max(estimate, all.Max(i => i.Upper)), all.Min(i => i.Confidence));
    }

    /// <summary>The value on one axis, from the nearest cells on either side, each of which is the value on the axes that are left.</summary>
    private Blend At(int axis, MapCell[] among, Func<MapCell, double?> logOf)
    {
        if (axis == Axes.Length)
            return new Blend(logOf(among[0]), [among[0]]);
        Func<ReadWorkload, double> of = Axes[axis].Of;
        double at = of(asked);
        IGrouping<double, MapCell>[] planes = [.. among.GroupBy(c => of(c.Workload)).OrderBy(g => g.Key)];
        int upper = Array.FindIndex(planes, p => p.Key >= at);
        IGrouping<double, MapCell> high = planes[upper < 0 ? planes.Length - 1 : upper];
        IGrouping<double, MapCell> low = upper <= 0 || high.Key == at ? high : planes[upper - 1];
        Blend above = At(axis + 1, [.. high], logOf);
        if (low == high)
            return above;
        Blend below = At(axis + 1, [.. low], logOf);
        double share = Math.Log(at / low.Key) / Math.Log(high.Key / low.Key);
        return new Blend(below.Value + (share * (above.Value - below.Value)), [.. below.Cells, .. above.Cells]);
    }

    /// <summary>A blended value, null where a part had none, and the cells that it came from.</summary>
    private readonly record struct Blend(double? Value, IReadOnlyList<MapCell> Cells);
}
