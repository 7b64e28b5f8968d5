using PerfSuite.Judging.Records;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Advising;
using Spectre.Console;

namespace PerfSuite.Cli.Printing;

/// <summary>Advice as one reads it aloud: what to use, what to expect, what it rests on, what would change it.</summary>
internal static class AdviceText
{
    private const int OthersShown = 3;

    public static void Print(Screen screen, Advice advice, string api, IEnumerable<string> remarks)
    {
        screen.Line($"For {advice.Workload}:");
        screen.Line($"Use {advice.Path}: {api}.");
        screen.Line(advice.Path == AccessPaths.Baseline.Name ? "Nothing else is expected to be faster."
            : $"Expected: {Words.Of(advice.Speed)} times as fast as {AccessPaths.Baseline.Name}.");
        if (advice.Ratio is { } ratio)
            screen.Line($"Calls against mappings: the fastest call takes {Words.Of(ratio)} times as long as the fastest mapping: {MapTable.Of(advice.Verdict)}.");
        if (advice.Others.Count > 0)
            screen.Line($"Next: {string.Join(", ", advice.Others.Take(OthersShown).Select(o => $"{o.Path} {Words.Of(o.Speed)}"))}.");
        foreach (string remark in remarks)
            screen.Line(remark);
        Cells(screen, advice.Cells);
        foreach (string change in advice.Changes)
            screen.Line($"Would change it: {change}");
    }

    private static void Cells(Screen screen, IReadOnlyList<MapCell> cells)
    {
        AlignedRows table = new("Rests on", "Call ÷ mapping", "Verdict", "Fastest");
        foreach (MapCell cell in cells)
            table.Add(Style.Plain, cell.Workload.ToString(), cell.Ratio is { } ratio ? Words.Of(ratio) : "–", MapTable.Of(cell.Verdict), cell.Winner?.Path ?? "–");
        table.Print(screen.Out);
    }
}
