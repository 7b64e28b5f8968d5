using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Advising;

/// <summary>
/// Predicts times between the cells of a map, among those of the same order, state and threads. Opening, reading and closing costs something
/// a file, a block, a byte and a pass; so between two cells the time is a straight line over passes, over the number of blocks of a file, and over
/// file size at a given read size. It is drawn through the two nearest cells on each axis, also a little beyond the outermost.
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
        cells = [.. map.Cells.Where(c => c.Paths.Count > 0 && c.Workload.State == asked.State && c.Workload.Threads == asked.Threads
            && (c.Workload.Order == this.asked.Order || c.Workload.Blocks == 1))];
        Used = cells.Length == 0 ? [] : [.. AtFileSize(_ => 0).Cells.Distinct()];
    }

    /// <summary>How far beyond the outermost cell a workload may lie, as a factor below and above.</summary>
    private static readonly (Func<ReadWorkload, double> Of, string Name, double Below, double Above)[] Limits =
    [
        (w => w.FileBytes, "file size", 4, 32),
        (w => w.ReadBytes, "read size", 2, 16),
        (w => w.Passes, "passes", 1, 1e6),
    ];

    /// <summary>The cells that the answer rests on.</summary>
    public IReadOnlyList<MapCell> Used { get; }

    /// <summary>Whether the workload is a cell itself, and nothing has to be predicted.</summary>
    public bool IsCell => Used is [var only] && only.Workload == asked;

    /// <summary>Why the map does not cover the workload; null where it does.</summary>
    public string? NotCovered
    {
        get
        {
            if (cells.Length == 0)
                return $"the map has no cell for {asked.Order.ToString().ToLowerInvariant()} reads of a {asked.State.ToString().ToLowerInvariant()} file by "
                    + $"{asked.Threads} {(asked.Threads == 1 ? "thread" : "threads")}";
            foreach ((Func<ReadWorkload, double> of, string name, double below, double above) in Limits)
                if (of(asked) * below < cells.Min(c => of(c.Workload)) || of(asked) > above * cells.Max(c => of(c.Workload)))
                    return $"the {name} {of(asked):0} is too far from the map's cells, {cells.Min(c => of(c.Workload)):0} to {cells.Max(c => of(c.Workload)):0}";
            return null;
        }
    }

    /// <summary>Predicts a time.</summary>
    /// <param name="timeOf">The time in a cell; null where the cell has none.</param>
    /// <returns>Null where one of the cells has none.</returns>
    public double? Predict(Func<MapCell, double?> timeOf) => AtFileSize(timeOf).Time;

    private Blend AtFileSize(Func<MapCell, double?> timeOf) =>
        Line(cells, w => w.FileBytes, asked.FileBytes, plane => AtBlocks(plane, timeOf));

    /// <summary>Among cells of one file size: at the number of blocks that reads of the asked size make of such a file.</summary>
    private Blend AtBlocks(MapCell[] plane, Func<MapCell, double?> timeOf) =>
        Line(plane, w => (double)w.FileBytes / w.ReadBytes, Math.Max(1, (double)plane[0].Workload.FileBytes / asked.ReadBytes), row => AtPasses(row, timeOf));

    private Blend AtPasses(MapCell[] row, Func<MapCell, double?> timeOf) =>
        Line(row, w => w.Passes, asked.Passes, cell => new Blend(timeOf(cell[0]), cell));

    /// <summary>The straight line through the two nearest places of an axis; beyond the outermost it does not fall below what is in proportion.</summary>
    private static Blend Line(MapCell[] among, Func<ReadWorkload, double> axis, double at, Func<MapCell[], Blend> value)
    {
        IGrouping<double, MapCell>[] places = [.. among.GroupBy(c => axis(c.Workload)).OrderBy(g => g.Key)];
        int exact = Array.FindIndex(places, p => p.Key == at);
        if (exact >= 0 || places.Length == 1)
            return value([.. places[Math.Max(0, exact)]]);
        int upper = Math.Clamp(Array.FindIndex(places, p => p.Key > at) is var i and >= 0 ? i : places.Length, 1, places.Length - 1);
        (double low, double high) = (places[upper - 1].Key, places[upper].Key);
        Blend below = value([.. places[upper - 1]]), above = value([.. places[upper]]);
        double? line = below.Time + ((above.Time - below.Time) * (at - low) / (high - low));
        double? least = at < low ? below.Time * at / low : at > high ? above.Time : Math.Min(below.Time ?? 0, above.Time ?? 0);
        return new Blend(line is null ? null : Math.Max(line.Value, least ?? 0), [.. below.Cells, .. above.Cells]);
    }

    /// <summary>A time, null where a part had none, and the cells that it came from.</summary>
    private readonly record struct Blend(double? Time, IReadOnlyList<MapCell> Cells);
}
