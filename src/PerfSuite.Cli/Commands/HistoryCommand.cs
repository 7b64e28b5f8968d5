using System.CommandLine;
using System.Globalization;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Printing;
using PerfSuite.History;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Judging.Words;
using PerfSuite.Running;
using Spectre.Console;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite history</c>: how the cases went over time on a machine, and where their level changed.</summary>
internal static class HistoryCommand
{
    public static Command Create(Screen screen)
    {
        Argument<string?> source = new("SOURCE") { Description = $"The history: {HistoryOption.Where}. [${RunVariables.History}]", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> machine = BaselineOptions.MachineOption("The machine; this one by default.");
        Option<string?> @case = RunOptions.Text("--case", "NAME", "Only this case, such as 'crossing-cost [crossing=emptyCall, blockKiB=4]'. [all]");
        Option<int?> worse = new("--fail-if-worse") { HelpName = "RUNS", Description = "Ends with 1 where the level of a case changed for the worse within its last RUNS runs, and the machine did not change with it." };
        worse.Require(runs => runs >= 1, "at least 1 run");
        Option<string?> csv = RunOptions.Text("--csv", "FILE", "Writes the series too: a row a run, a column a case, as Otava reads them.");
        Command command = new("history", "Show the runs of a machine over time, with change points.") { source, machine, @case, worse, csv };
        command.SetAction(parsed => Execute(screen, SourceOf(parsed.GetValue(source)), parsed.GetValue(machine) ?? MachineEnvironment.Read(RunVariables.DataFolderOrDefault, machine: null).Machine,
            parsed.GetValue(@case), parsed.GetValue(worse), parsed.GetValue(csv)));
        command.Add(Import(screen));
        return command;
    }

    /// <summary><c>perfsuite history import</c>: results files that were kept, into a history.</summary>
    private static Command Import(Screen screen)
    {
        Argument<string> source = new("SOURCE") { Description = $"The history: {HistoryOption.Where}." };
        Argument<string[]> files = new("RESULTS") { Description = "Results files, or folders that hold one each.", Arity = ArgumentArity.OneOrMore };
        Command command = new("import", "Add runs whose results were kept; those that are there already stay as they are.") { source, files };
        command.SetAction(parsed =>
        {
            string[] named = parsed.GetValue(files)!;
            using RunHistory history = RunHistory.Open(parsed.GetValue(source)!);
            int added = history.Add(named.Select(f => HistoryRun.Of(ResultsFile.Read(f))));
            screen.Line($"{Count.Of(added, "run")} added to {history.Name}, {named.Length - added} there already.");
            return ExitCode.Green;
        });
        return command;
    }

    private static int Execute(Screen screen, string source, string machine, string? @case, int? worse, string? csv)
    {
        using RunHistory history = RunHistory.Open(source);
        IReadOnlyList<HistoryLine> lines = history.Lines(machine, @case);
        if (csv is not null)
            OutputFolder.Write(csv, path => TextFile.Write(path, HistoryTable.Of(lines)));
        if (lines.Count == 0)
        {
            string others = string.Join(", ", history.Machines().Select(m => m.Machine));
            screen.Line($"{history.Name} has no history of {machine}{(@case is null ? "" : $" for '{@case}'")}. {(others.Length == 0 ? "`perfsuite run --history` begins one." : $"It has one of: {others}.")}");
            return ExitCode.Green;
        }

        MachineHistory known = MachineHistory.Of(machine, lines, run => history.CardOf(machine, run));
        AlignedRows table = new("Case", "Runs", "First", "Last", "Level changes");
        foreach (CaseHistory series in known.Cases)
            table.Add(Style.Plain, series.Case, $"{series.Runs.Count}", Words.Figure(series.Runs[0].Ratio.Estimate), Words.Figure(series.Runs[^1].Ratio.Estimate),
                string.Join("; ", series.Changes.Where(p => p.Machine.Count == 0).Select(Text).DefaultIfEmpty("none")));

        ChangePoint[] all = [.. known.Cases.SelectMany(c => c.Changes)];
        screen.Line($"{machine}, {Count.Of(known.Runs.Count, "run")} from {lines[0].StartedUtc:yyyy-MM-dd} to {lines[^1].StartedUtc:yyyy-MM-dd}");
        foreach (IGrouping<string, ChangePoint> change in all.Where(p => p.Machine.Count > 0).GroupBy(p => p.Run, StringComparer.Ordinal))
            screen.Line($"{change.First().Since:yyyy-MM-dd HH:mm} the machine changed, and {Count.Of(change.Count(), "case")} with it: {string.Join("; ", change.First().Machine.Select(CauseAccount.Of))}");
        table.Print(screen.Out);
        ChangePoint[] lately = [.. all.Where(p => p.IsWorse && p.RunsSince <= worse)];
        if (lately.Length > 0)
            screen.Line($"Worse within the last {Count.Of(worse!.Value, "run")}: {string.Join("; ", lately.Select(p => $"{p.Case} {Text(p)}"))}");
        return lately.Length > 0 ? ExitCode.Red : ExitCode.Green;
    }

    private static string SourceOf(string? named) => named ?? RunVariables.Of(RunVariables.History)
        ?? throw new UsageException($"No history is named: {HistoryOption.Where}. Name it, or set {RunVariables.History}.");

    private static string Text(ChangePoint point) => string.Create(CultureInfo.InvariantCulture,
        $"{point.Since:yyyy-MM-dd HH:mm} {point.Change - 1:+0.0%;-0.0%}{(point.Revision is { Length: > 12 } revision ? $" at {revision[..12]}" : "")}{(point.Coinciding.Count > 0 ? $" with {string.Join(", ", point.Coinciding)}" : "")}");
}
