using PerfSuite.Judging.Records;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Crossovers;

/// <summary>A cell as it is drawn: colour says who wins and how clearly, text says by how much and by which path.</summary>
/// <param name="Kind">Style: <c>m1</c> to <c>m3</c> where mapping wins, <c>c1</c> to <c>c3</c> where calls win, <c>even</c>, <c>unsure</c>, <c>missing</c>.</param>
/// <param name="Factor">How many times as fast the winning family is; empty where there is none.</param>
/// <param name="Path">Name of the fastest path.</param>
/// <param name="Detail">The whole finding.</param>
public sealed record MapTile(string Kind, string Factor, string Path, string Detail)
{
    internal static MapTile Of(MapCell cell)
    {
        if (cell.Ratio is not { } ratio)
            return new MapTile("missing", "", "", $"{cell.Workload}: {cell.Reason}");
        double factor = Math.Max(ratio.Estimate, 1 / ratio.Estimate);
        string kind = cell.Verdict switch
        {
            CellVerdict.MappingWins or CellVerdict.CallsWin => Tint.Of(ratio.Estimate),
            CellVerdict.Even => Tint.Even,
            _ => "unsure",
        };
        return new MapTile(kind, $"{Number.Ratio(factor)}×{(kind == "unsure" ? " ?" : "")}", cell.Winner?.Path ?? "",
            $"{cell.Workload}: {Words(cell.Verdict)}. The fastest call takes {Number.Ratio(ratio.Estimate)} ({Number.Limits(ratio)}) times as long as the fastest mapping.");
    }

    /// <summary>A verdict as people read it.</summary>
    public static string Words(CellVerdict verdict) => verdict switch
    {
        CellVerdict.MappingWins => "mapping wins",
        CellVerdict.CallsWin => "calls win",
        CellVerdict.Even => "even",
        CellVerdict.Undecided => "undecided",
        _ => "not measured",
    };
}
