using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;
using Spectre.Console;

namespace PerfSuite.Cli.Printing;

/// <summary>A map as rows, one a cell.</summary>
internal static class MapTable
{
    public static void Print(Screen screen, CrossoverMap map)
    {
        AlignedRows table = new("Workload", "Call ÷ mapping", "Verdict", "Fastest", $"Against {map.Baseline}");
        foreach (MapCell cell in map.Cells)
            table.Add(Style.Plain, cell.Workload.ToString(), cell.Ratio is { } ratio ? Words.Of(ratio) : "–", Of(cell.Verdict),
                cell.Winner?.Path ?? "–", cell.Winner is { } winner ? Words.Of(winner.Speed) : cell.Reason);
        screen.Line();
        table.Print(screen.Out);
        screen.Line();
        foreach (RefusedPath refused in map.Refused)
            screen.Line($"Not offered: {refused.Reason}");
        screen.Line(Counts(map));
    }

    public static string Of(CellVerdict verdict) => verdict switch
    {
        CellVerdict.MappingWins => "mapping wins",
        CellVerdict.CallsWin => "calls win",
        CellVerdict.NotMeasured => "not measured",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    private static string Counts(CrossoverMap map) => $"{Count.Of(map.Cells.Count, "cell")}: " + string.Join(", ", Enum.GetValues<CellVerdict>()
        .Select(v => (Verdict: v, Count: map.Cells.Count(c => c.Verdict == v))).Where(v => v.Count > 0).Select(v => $"{v.Count} {Of(v.Verdict)}")) + ".";
}
