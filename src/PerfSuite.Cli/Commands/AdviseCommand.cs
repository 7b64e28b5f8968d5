using System.CommandLine;
using System.Text.Json;
using PerfSuite.Cli.Printing;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Advising;
using PerfSuite.Paths.Maps;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite advise</c>: which way to read a file for a workload, from the stored map or measured now.</summary>
internal static class AdviseCommand
{
    private const double StandardBudgetSeconds = 20;

    public static Command Create(Screen screen)
    {
        WorkloadOptions workload = new();
        PathOptions options = new();
        Option<string?> mapFile = RunOptions.Text("--map", "FILE", $"The map to answer from, or its folder. [{CrossoverFile.DefaultName} in ${RunVariables.Output}, {RunVariables.DefaultOutput}]");
        Option<bool> run = new("--run") { Description = "Measure exactly this workload if the map does not cover it." };
        Option<double> budget = PathOptions.Seconds("--budget", StandardBudgetSeconds, "Time to measure with --run.");
        Option<bool> json = new("--json") { Description = "Write the advice as JSON." };
        Command command = new("advise", "Say which way to read a file is the fastest for a workload on this machine, and what that rests on.") { mapFile, run, budget, json };
        workload.AddTo(command);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            ReadWorkload asked = workload.Read(parsed);
            List<string> remarks = [];
            if (workload.ExceedsMemory(parsed))
            {
                asked = asked with { State = CacheState.Cold, Passes = 1 };
                remarks.Add("The file is larger than the memory, so that each pass reads it from the device again: answered as one pass over a file that is not cached. "
                    + "Mappings lose more than this shows once the kernel has to reclaim mapped pages: see the claims out-of-cache-sequential and out-of-cache-random.");
            }

            Advice advice = FromMap(parsed.GetValue(mapFile) ?? RunVariables.OutputOrDefault, asked, remarks, out string reason)
                ?? (parsed.GetValue(run) ? Measured(options, parsed, asked, TimeSpan.FromSeconds(parsed.GetValue(budget)), remarks)
                : throw new UsageException($"There is no answer for {asked}: {reason}. --run measures exactly this workload; `perfsuite crossover` measures a map."));
            if (parsed.GetValue(json))
                screen.Raw(JsonSerializer.Serialize(advice, ResultsJson.Options));
            else
                AdviceText.Print(screen, advice, AccessPaths.Named(advice.Path).Api, remarks);
            return ExitCode.Green;
        });
        return command;
    }

    /// <summary>Null where the map does not answer.</summary>
    private static Advice? FromMap(string path, ReadWorkload asked, List<string> remarks, out string reason)
    {
        string file = CrossoverFile.FileOf(path);
        reason = $"there is no map {file}";
        if (!File.Exists(file))
            return null;
        CrossoverMap map = CrossoverFile.Read(file);
        try
        {
            Advice advice = Advisor.Of(map, asked);
            string machine = MachineEnvironment.Read(RunVariables.DataFolderOrDefault, machine: null).Machine;
            if (map.Environment.Machine != machine)
                remarks.Add($"The map was measured on {map.Environment.Machine}, and this is {machine}.");
            return advice;
        }
        catch (NotCoveredException e)
        {
            reason = e.Message;
            return null;
        }
    }

    private static Advice Measured(PathOptions options, ParseResult parsed, ReadWorkload asked, TimeSpan budget, List<string> remarks)
    {
        using Workspace workspace = options.Open(parsed);
        using Interruption interruption = new();
        HashSet<string> refused = [.. CrossoverRun.Refusals(workspace, AccessPaths.ContendersFor(asked.State)).Select(r => r.Path)];
        MapCell cell = new CellRace(workspace, asked, refused, options.Rules(parsed)).Finish(budget, interruption.Token);
        remarks.Add($"Measured now, in {cell.Seconds:0.#} s.");
        return cell.Winner is null ? throw new CannotMeasureException(cell.Reason, "name another folder with --data-dir, or try again.") : Advisor.Of(cell);
    }
}
