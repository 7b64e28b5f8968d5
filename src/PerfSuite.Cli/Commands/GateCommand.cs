using System.CommandLine;
using PerfSuite.Catalogue;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Printing;
using PerfSuite.Gating;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite gate</c>: base against head in one job, on a machine of which nothing is known.</summary>
internal static class GateCommand
{
    public static Command Create(Screen screen)
    {
        Option<string> before = new("--base") { HelpName = "REV-OR-PATH", Description = "What to compare with: a revision of this repository, or a folder of sources.", Required = true };
        Option<string> after = new("--head") { HelpName = "REV-OR-PATH", Description = "What is compared.", DefaultValueFactory = _ => "." };
        GateOptions sides = new();
        Option<string?> output = RunOptions.Text("--out", "DIR", $"Where results and report go. [${RunVariables.Output}, {RunVariables.DefaultOutput}]");
        ExportOptions exports = new();
        Option<string?> history = RunOptions.Text("--history", "SOURCE", $"Adds the head's ratios to this history: an SQLite file, a folder for one, or PostgreSQL's connection string (Host=…). [${RunVariables.History}]");
        RunOptions options = new();
        Command command = new("gate", "Build base and head, measure them alternately in fresh processes, and compare them.") { before, after, output, history };
        sides.AddTo(command);
        exports.AddTo(command, withJUnit: true);
        options.AddMeasuringTo(command);
        command.SetAction(parsed => Execute(screen, options.ReadMeasuring(parsed), parsed.GetValue(before)!, parsed.GetValue(after)!, sides.Project(parsed),
            sides.Processes(parsed), new RunOutputs(new OutputFolder(parsed.GetValue(output) ?? RunVariables.OutputOrDefault),
                exports.Read(parsed), parsed.GetValue(history) ?? RunVariables.Of(RunVariables.History))));
        return command;
    }

    private static int Execute(Screen screen, RunRequest request, string before, string after, string project, int processes, RunOutputs outputs)
    {
        outputs.Prepare();
        string work = SourceTree.MakeWorkFolder();
        try
        {
            using Interruption interruption = new(() => screen.Line("interrupted: the gate says nothing"));
            using SourceTree baseTree = SourceTree.Of(before, Directory.GetCurrentDirectory()), headTree = SourceTree.Of(after, Directory.GetCurrentDirectory());
            screen.Line($"Base {baseTree.Name}, head {headTree.Name}: building both");
            BuiltSuite baseSuite = BuiltSuite.Build(baseTree, project, Path.Combine(work, "base"), interruption.Token);
            BuiltSuite headSuite = BuiltSuite.Build(headTree, project, Path.Combine(work, "head"), interruption.Token);
            IReadOnlyList<AcceptTrailer> trailers = [.. AcceptTrailer.Between(baseTree, headTree).Where(t => request.Claims.Count == 0 || request.Claims.Any(glob => ClaimCatalogue.Matches(glob, t.Claim)))];
            IReadOnlyList<Accepted> accepted = [];
            GateRun gate = GateOptions.Gate(screen, request, request.Claims, processes, cases => accepted = [.. trailers.Select(t => t.Of(cases))]);
            SuiteResults judged = Accepted.Apply(gate.Measure(baseSuite, headSuite, Path.Combine(work, "processes"), interruption.Token), accepted);
            judged = judged with { Run = judged.Run with { Source = SourceTree.RevisionOf(headTree.Folder) } };
            outputs.WriteResults(judged);
            RunConclusion.Print(screen, judged.Cases);
            foreach (Accepted idle in accepted.Where(a => !judged.Cases.Any(c => c.LetThrough == a.Word)))
                screen.Line($"{AcceptTrailer.Key} of {idle.Name} in {idle.Word.Commit} lets nothing through.");
            outputs.WriteForPeople(judged, screen);
            if (UndecidedAccount.Of(judged) is { } undecided)
                screen.Line(undecided);
            outputs.RequireAll();
            return ExitCode.Of(judged);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
