using System.CommandLine;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Printing;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Paths.Maps;
using PerfSuite.Report;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite crossover</c>: which way to read a file wins where on this machine.</summary>
internal static class CrossoverCommand
{
    private const double StandardBudgetSeconds = 180;

    public static Command Create(Screen screen)
    {
        Option<string?> output = RunOptions.Text("--out", "DIR", $"Where {CrossoverFile.DefaultName} goes. [${RunVariables.Output}, {RunVariables.DefaultOutput}]");
        Option<double> budget = PathOptions.Seconds("--budget", StandardBudgetSeconds, "Time to measure.");
        Option<bool> refine = new("--refine") { Description = $"Keep what the {CrossoverFile.DefaultName} in --out has decided, and measure the other cells." };
        PathOptions options = new();
        Command command = new("crossover", "Map which way to read a file wins, by file size, read size, passes, order, threads, cached or not.") { output, budget, refine };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            using Workspace workspace = options.Open(parsed);
            OutputFolder folder = new(parsed.GetValue(output) ?? RunVariables.OutputOrDefault);
            EnvironmentRecord environment = MachineEnvironment.Read(workspace.Folder, machine: null);
            CrossoverMap? earlier = parsed.GetValue(refine) ? Earlier(folder, environment) : null;
            return Execute(screen, new CrossoverRun(workspace, environment, options.Rules(parsed), TimeSpan.FromSeconds(parsed.GetValue(budget)))
            {
                Advanced = Progress(screen),
            }, earlier, folder);
        });
        return command;
    }

    private static int Execute(Screen screen, CrossoverRun run, CrossoverMap? earlier, OutputFolder folder)
    {
        folder.Prepare();
        using Interruption interruption = new(() => screen.Line("interrupted: the map keeps what was measured"));
        CrossoverMap map = run.Measure(MapGrid.For(Environment.ProcessorCount), earlier, interruption.Token);
        string file = Path.Combine(folder.Path, CrossoverFile.DefaultName);
        OutputFolder.Write(file, path => CrossoverFile.Write(path, map));
        string page = Path.Combine(folder.Path, CrossoverWriter.HtmlName);
        OutputFolder.Write(page, path => CrossoverWriter.WriteHtml(map, path));
        MapTable.Print(screen, map);
        screen.Line($"Written to {file}; drawn in {page}.");
        return map.Complete ? ExitCode.Green : ExitCode.Interrupted;
    }

    /// <summary>Says something whenever a cell is over.</summary>
    private static Action<int, int, MapCell> Progress(Screen screen)
    {
        int decided = -1;
        return (over, all, cell) =>
        {
            if (over != decided)
                screen.Line($"{decided = over} of {all} cells are over; {cell.Workload}: {cell.Reason}");
        };
    }

    /// <exception cref="UnreadableInputException">There is no map to refine.</exception>
    /// <exception cref="UsageException">It is another machine's.</exception>
    private static CrossoverMap Earlier(OutputFolder folder, EnvironmentRecord environment)
    {
        CrossoverMap map = CrossoverFile.Read(folder.Path);
        return map.Environment.Machine == environment.Machine ? map
            : throw new UsageException($"The map in {folder.Path} is of {map.Environment.Machine}, and this is {environment.Machine}: measure a new one with another --out.");
    }
}
