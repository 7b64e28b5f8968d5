using System.CommandLine;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using PerfSuite.Catalogue;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Outputs.Exports;
using PerfSuite.Cli.Printing;
using PerfSuite.Cli.Progress;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite run</c>: measure, judge, compare, report.</summary>
internal static class RunCommand
{
    public static Command Create(Screen screen)
    {
        RunOptions options = new();
        Option<string?> output = RunOptions.Text("--out", "DIR", $"Where results and report go. [${RunVariables.Output}, {RunVariables.DefaultOutput}]");
        Option<string?> shard = ShardOption.Create();
        ExportOptions exports = new();
        HistoryOption history = new("Adds the run to this history, and shows trends in the report");
        Option<double?> budget = PathOptions.Seconds("--budget", "Time that measuring may take, set-up and reports counted; what looks red is confirmed for as long again. [the profile's]");
        Command command = new("run", "Measure, judge, compare with the baseline, and write results.json, report/index.html and summary.md.") { output, budget, shard };
        history.AddTo(command);
        exports.AddTo(command, withJUnit: true);
        options.AddTo(command);
        command.SetAction(parsed => Execute(screen, Within(parsed.GetValue(budget), options.Read(parsed)),
            parsed.GetValue(output) ?? RunVariables.OutputOrDefault, exports.Read(parsed), history.Read(parsed), ShardOption.Read(parsed.GetValue(shard))));
        return command;
    }

    private static int Execute(Screen screen, RunRequest request, string output, IReadOnlyList<Export> exports, string? history, ShardOption? shard)
    {
        ClaimCatalogue catalogue = request.Catalogue;
        ShardPlan? plan = shard?.Plan(catalogue);
        if (plan is not null)
            screen.Line($"Only {plan.Record(shard!.Number)}: {plan.Parts[shard.Number - 1].Count} of {Count.Of(plan.Parts.Sum(p => p.Count), "case")}; `perfsuite merge` joins the parts.");
        OutputFolder folder = new(output);
        RunOutputs outputs = new(folder, exports, history);
        (SuiteResults results, Exception? ended) = Measure(screen, request.Settings, catalogue, folder, outputs, (run, cancellation) =>
        {
            if (plan is null)
                run.Measure(catalogue, cancellation);
            else
                run.Measure(catalogue, plan, shard!.Number, cancellation);
        });
        long measured = Stopwatch.GetTimestamp();
        outputs.WriteResults(results);
        RunConclusion.Print(screen, results);
        screen.Line(RunConclusion.Errors(results.Run));
        outputs.WriteForPeople(results, screen);
        screen.Line(TimeLine.Of(results.Run, Stopwatch.GetElapsedTime(measured)));
        RunConclusion.PrintAsAWhole(screen, results);
        if (ended is not null and not OperationCanceledException)
            ExceptionDispatchInfo.Throw(ended);
        outputs.RequireAll();
        return ended is not null ? ExitCode.Interrupted : ExitCode.Of(results);
    }

    private static RunRequest Within(double? budgetSeconds, RunRequest request) => budgetSeconds is not { } seconds ? request
        : request with { Settings = request.Settings with { Budget = TimeSpan.FromSeconds(seconds) } };

    /// <summary>Measures, and keeps what there is after each sweep; with what ended the run early.</summary>
    private static (SuiteResults Results, Exception? Ended) Measure(Screen screen, RunSettings settings, ClaimCatalogue catalogue, OutputFolder folder, RunOutputs outputs,
        Action<SuiteRun, CancellationToken> measure)
    {
        RunState state = new(settings.Budget, TimeProvider.System);
        IProgressDisplay display = screen.IsLive ? new LiveProgress(state, screen.Out) : new PlainProgress(state, TimeProvider.System, screen.Line);
        using Interruption interruption = new(display.Interrupting);
        using SuiteRun run = new(settings with { EngineFolder = folder.EngineFolder }, display) { SweepEnded = outputs.Keep };
        outputs.Prepare();
        screen.Line(RunHeader.Of(settings, run, catalogue));
        try
        {
            display.During(() => measure(run, interruption.Token));
            return (run.Results(complete: true), null);
        }
        catch (Exception e) when (e is OperationCanceledException || run.HasVisits)
        {
            return (run.Results(complete: false), e);
        }
    }
}
