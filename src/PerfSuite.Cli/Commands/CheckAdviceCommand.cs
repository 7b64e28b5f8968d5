using System.CommandLine;
using System.Text.Json;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Printing;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Words;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Advising;
using PerfSuite.Paths.Checking;
using PerfSuite.Paths.Maps;
using PerfSuite.Paths.Racing;
using PerfSuite.Running;
using Spectre.Console;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite check-advice</c>: a map's advice against direct measurement, on workloads that the map has not seen.</summary>
internal static class CheckAdviceCommand
{
    private const string FileName = "advice-check.json";
    private const int StandardWorkloads = 40;
    private const double StandardSecondsEach = 3;

    /// <summary>Advice that is right, or costs no more than the margin, in this share of workloads is good enough.</summary>
    private const double GoodShare = 0.95;

    public static Command Create(Screen screen)
    {
        Option<string?> output = RunOptions.Text("--out", "DIR", $"Where {CrossoverFile.DefaultName} is, and {FileName} goes. [${RunVariables.Output}, {RunVariables.DefaultOutput}]");
        Option<int> workloads = WorkloadOptions.Number("--workloads", StandardWorkloads, 10_000, "How many workloads to draw.");
        Option<double> each = PathOptions.Seconds("--seconds-each", StandardSecondsEach, "Time to measure each.");
        PathOptions options = new();
        Command command = new("check-advice", "Check a map's advice against direct measurement, on drawn workloads that the map has not seen.") { output, workloads, each };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            OutputFolder folder = new(parsed.GetValue(output) ?? RunVariables.OutputOrDefault);
            CrossoverMap map = CrossoverFile.Read(folder.Path);
            RaceRules rules = options.Rules(parsed);
            using Workspace workspace = options.Open(parsed);
            using Interruption interruption = new();
            HashSet<string> refused = [.. CrossoverRun.Refusals(workspace, AccessPaths.ColdContenders).Select(r => r.Path)];
            AdviceCheck check = Check(map, HeldOutWorkloads.Draw(map, parsed.GetValue(workloads), rules.Seed),
                workload => new CellRace(workspace, workload, refused, rules).Finish(TimeSpan.FromSeconds(parsed.GetValue(each)), interruption.Token), screen.Line);
            string file = Path.Combine(folder.Path, FileName);
            OutputFolder.Write(file, path => TextFile.Write(path, JsonSerializer.Serialize(check, ResultsJson.Options) + "\n"));
            return Conclude(screen, check, file);
        });
        return command;
    }

    private static AdviceCheck Check(CrossoverMap map, IReadOnlyList<ReadWorkload> workloads, Func<ReadWorkload, MapCell> measure, Action<string> say)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        List<CheckedAdvice> done = [];
        List<string> failed = [];
        foreach (ReadWorkload workload in workloads)
        {
            Advice advice = Advisor.Of(map, workload);
            MapCell cell = measure(workload);
            CheckedAdvice? one = cell.Paths.Any(p => p.Path == advice.Path) ? CheckedAdvice.Of(workload, advice.Path, advice.Speed, cell, map.Margin) : null;
            if (one is not null)
                done.Add(one);
            else
                failed.Add($"{workload}: {cell.Reason}");
            say($"{done.Count + failed.Count} of {workloads.Count}: {workload}: {advice.Path}, {one?.Outcome.ToString() ?? cell.Reason}");
        }

        return new AdviceCheck(started, map.Margin, done, failed);
    }

    private static int Conclude(Screen screen, AdviceCheck check, string file)
    {
        AlignedRows table = new("Workload", "Advised", "Fastest", "Loss", "Expected", "Measured", "Outcome");
        foreach (CheckedAdvice one in check.Checked)
            table.Add(Style.Plain, one.Workload.ToString(), one.Advised, one.Fastest, Words.Percent(one.Loss - 1), Words.Of(one.Expected), Words.Of(one.Measured), one.Outcome.ToString());
        screen.Line();
        table.Print(screen.Out);
        screen.Line();
        foreach (string failed in check.NotMeasured)
            screen.Line($"Not measured: {failed}");
        screen.Line($"{Count.Of(check.Checked.Count, "workload")}: {check.Count(AdviceOutcome.Right)} right, {check.Count(AdviceOutcome.WithinMargin)} within {Words.Percent(check.Margin)}, "
            + $"{check.Count(AdviceOutcome.InDoubt)} slower but in doubt, {check.Count(AdviceOutcome.Wrong)} wrong beyond doubt: {Words.Percent(check.GoodShare)} good. Written to {file}.");
        return check.GoodShare >= GoodShare ? ExitCode.Green : ExitCode.Red;
    }
}
