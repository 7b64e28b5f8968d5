using System.CommandLine;
using PerfSuite.Catalogue;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Outputs.Exports;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite merge</c>: the parts of a run as one.</summary>
internal static class MergeCommand
{
    public static Command Create(Screen screen)
    {
        Argument<string[]> parts = new("DIR") { Description = "Results of the parts, or their folders.", Arity = ArgumentArity.OneOrMore };
        Option<string?> output = new("--out", "-o") { HelpName = "DIR", Description = $"Where results and report go; a folder a machine where there are several. [${RunVariables.Output}, {RunVariables.DefaultOutput}]" };
        FromOption from = new();
        ExportOptions exports = new();
        Command command = new("merge", "Join the parts that `run --shard` measured, and judge them as one run.") { parts, output };
        from.AddTo(command);
        exports.AddTo(command, withJUnit: true);
        command.SetAction(parsed => Execute(screen, parsed.GetValue(parts)!, parsed.GetValue(output) ?? RunVariables.OutputOrDefault, exports.Read(parsed), from.Catalogue(parsed)));
        return command;
    }

    private static int Execute(Screen screen, string[] parts, string output, IReadOnlyList<Export> exports, ClaimCatalogue catalogue)
    {
        IReadOnlyList<SuiteResults> machines = PartsOfRun.Join([.. parts.Select(p => (p, ResultsFile.Read(p)))], catalogue);
        if (machines.Count > 1 && exports.Count > 0)
            throw new UsageException($"The parts are of {machines.Count} machines, and an export is of one: leave --export out, and use `perfsuite report RESULTS --export` for each.");
        string[] folders = [.. machines.Select((m, i) => machines.Count == 1 ? output : Path.Combine(output, FolderOf(machines, i)))];
        RunOutputs[] outputs = [.. folders.Select(f => new RunOutputs(new OutputFolder(f), exports))];
        foreach (RunOutputs one in outputs)
            one.Prepare();
        foreach ((SuiteResults results, RunOutputs one) in machines.Zip(outputs))
        {
            one.WriteResults(results);
            screen.Line($"Machine {results.Environment.Machine}: {(results.Run.Shard is { } some ? $"{some}" : "all parts")}");
            RunConclusion.Print(screen, results);
            screen.Line(RunConclusion.Errors(results.Run));
            one.WriteForPeople(results, screen);
            RunConclusion.PrintAsAWhole(screen, results);
            one.RequireAll();
        }

        return ExitCode.Of(machines);
    }

    /// <summary>The machine's name; with a number where several with other cards have the same.</summary>
    private static string FolderOf(IReadOnlyList<SuiteResults> machines, int index)
    {
        string name = machines[index].Environment.Machine;
        int earlier = machines.Take(index).Count(m => m.Environment.Machine == name);
        return earlier == 0 ? name : $"{name}-{earlier + 1}";
    }
}
