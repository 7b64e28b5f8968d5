using System.CommandLine;
using System.Globalization;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Running;
using Spectre.Console;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite history</c>: how the cases went over time on a machine, and where their level changed.</summary>
internal static class HistoryCommand
{
    public static Command Create(Screen screen)
    {
        Argument<string> folder = new("DIR") { Description = "The folder that runs appended to with --history." };
        Option<string?> machine = BaselineOptions.MachineOption("The machine; this one by default.");
        Command command = new("history", "Show the runs of a machine over time, with change points.") { folder, machine };
        command.SetAction(parsed => Execute(screen, parsed.GetValue(folder)!,
            parsed.GetValue(machine) ?? MachineEnvironment.Read(RunVariables.DataFolderOrDefault, machine: null).Machine));
        return command;
    }

    private static int Execute(Screen screen, string folder, string machine)
    {
        IReadOnlyList<HistoryLine> lines = RunHistory.Read(folder, machine);
        if (lines.Count == 0)
        {
            screen.Line($"{folder} has no history of {machine}. `perfsuite run --history {folder}` begins one.");
            return ExitCode.Green;
        }

        AlignedRows table = new("Case", "Runs", "First", "Last", "Level changes");
        foreach (IGrouping<(string Case, string Profile), HistoryLine> series in lines.GroupBy(l => (l.Case, l.Profile)).OrderBy(g => g.Key.Case, StringComparer.Ordinal))
        {
            HistoryLine[] runs = [.. series];
            table.Add(Style.Plain, series.Key.Case, $"{runs.Length}", Words.Figure(runs[0].Ratio.Estimate), Words.Figure(runs[^1].Ratio.Estimate),
                string.Join("; ", ChangePoint.In(runs).Select(point => Text(point)).DefaultIfEmpty("none")));
        }

        screen.Line($"{machine}, {lines.Select(l => l.Run).Distinct(StringComparer.Ordinal).Count()} runs from {lines[0].StartedUtc:yyyy-MM-dd} to {lines[^1].StartedUtc:yyyy-MM-dd}");
        table.Print(screen.Out);
        return ExitCode.Green;
    }

    private static string Text(ChangePoint point) => string.Create(CultureInfo.InvariantCulture,
        $"{point.Since:yyyy-MM-dd HH:mm} {point.Change - 1:+0.0%;-0.0%}{(point.Coinciding.Count > 0 ? $" with {string.Join(", ", point.Coinciding)}" : "")}");
}
