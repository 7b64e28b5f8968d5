using System.Globalization;
using PerfSuite.Judging.Records;

namespace PerfSuite.Report.Content.Crossovers;

/// <summary>What the page of a map shows: one panel for each way of reading, a tile for each cell.</summary>
/// <param name="Title">Of the page.</param>
/// <param name="Byline">Machine and time.</param>
/// <param name="Counts">How many cells there are of each verdict.</param>
/// <param name="Panels">By state, order, threads and passes.</param>
/// <param name="Refused">Why paths are missing.</param>
/// <param name="Rows">Every cell with its paths.</param>
public sealed record MapPage(string Title, string Byline, string Counts, IReadOnlyList<MapPanel> Panels, IReadOnlyList<string> Refused, IReadOnlyList<MapCell> Rows)
{
    public static MapPage Of(CrossoverMap map) => new("Where the ways to read a file cross",
        string.Create(CultureInfo.InvariantCulture, $"{map.Environment.Machine}, Linux {map.Environment.Kernel}, {map.StartedUtc:yyyy-MM-dd HH:mm} UTC, seed {map.Seed}, ")
            + $"{(map.Complete ? "" : "interrupted, ")}margin {map.Margin:P0}, error {map.CellError:P0} a cell",
        string.Join(", ", Enum.GetValues<CellVerdict>().Select(v => (Verdict: v, Count: map.Cells.Count(c => c.Verdict == v))).Where(v => v.Count > 0)
            .Select(v => $"{v.Count} {MapTile.Words(v.Verdict)}")),
        [.. map.Cells.GroupBy(c => (c.Workload.State, c.Workload.Threads, c.Workload.Passes, c.Workload.Order)).OrderBy(g => g.Key).Select(g => MapPanel.Of([.. g]))],
        [.. map.Refused.Select(r => r.Reason)], map.Cells);
}

/// <summary>Cells that differ in file size and read size only.</summary>
/// <param name="Heading">What they have in common.</param>
/// <param name="FileSizes">Headings of the columns.</param>
/// <param name="Lines">One line a read size.</param>
public sealed record MapPanel(string Heading, IReadOnlyList<string> FileSizes, IReadOnlyList<MapLine> Lines)
{
    internal static MapPanel Of(IReadOnlyList<MapCell> cells)
    {
        ReadWorkload w = cells[0].Workload;
        long[] files = [.. cells.Select(c => c.Workload.FileBytes).Distinct().Order()];
        return new MapPanel(
            $"{(w.State == CacheState.Warm ? "Cached" : "Not cached")}, {(w.Order == BlockOrder.Sequential ? "sequential" : "random")}, {Counted(w.Passes, "pass", "passes")}, {Counted(w.Threads, "thread", "threads")}",
            [.. files.Select(ByteSize.Text)],
            [.. cells.GroupBy(c => c.Workload.ReadBytes).OrderBy(g => g.Key).Select(row => new MapLine(ByteSize.Text(row.Key),
                [.. files.Select(f => row.FirstOrDefault(c => c.Workload.FileBytes == f) is { } cell ? MapTile.Of(cell) : null)]))]);
    }

    private static string Counted(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}

/// <summary>The cells of one read size.</summary>
/// <param name="ReadSize">Heading of the line.</param>
/// <param name="Tiles">One a file size; null where there is no such cell.</param>
public sealed record MapLine(string ReadSize, IReadOnlyList<MapTile?> Tiles);
