using System.CommandLine;
using PerfSuite.Catalogue;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Printing;
using PerfSuite.Data;
using PerfSuite.Gating;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
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
        HistoryOption history = new("Adds the head's ratios to this history");
        Option<string?> confirm = RunOptions.Text("--confirm", "RESULTS", "Measures again only what is red in these results of another runner's gate; red is what both show. They are of the same revisions and of a machine of the same kind.");
        RunOptions options = new();
        Command command = new("gate", "Build base and head, measure them alternately in fresh processes, and compare them.") { before, after, output, confirm };
        history.AddTo(command);
        sides.AddTo(command);
        exports.AddTo(command, withJUnit: true);
        options.AddMeasuringTo(command);
        command.SetAction(parsed => Execute(screen, options.ReadMeasuring(parsed), parsed.GetValue(confirm) is { } there ? ResultsFile.Read(there) : null, parsed.GetValue(before)!, parsed.GetValue(after)!, sides.Project(parsed),
            sides.Processes(parsed), new RunOutputs(new OutputFolder(parsed.GetValue(output) ?? RunVariables.OutputOrDefault),
                exports.Read(parsed), history.Read(parsed))));
        return command;
    }

    private static int Execute(Screen screen, RunRequest request, SuiteResults? there, string before, string after, string project, int processes, RunOutputs outputs)
    {
        outputs.Prepare();
        IReadOnlyList<string> claims = there is null ? request.Claims : [.. there.Reds.Select(c => c.Claim).Distinct(StringComparer.Ordinal)];
        if (there is { IsRed: false })
        {
            screen.Line($"Nothing was red on {there.Environment.Machine}, so there is nothing to confirm.");
            return ExitCode.Green;
        }

        string work = SourceTree.MakeWorkFolder();
        try
        {
            using Interruption interruption = new(() => screen.Line("interrupted: the gate says nothing"));
            using SourceTree baseTree = SourceTree.Of(before, Directory.GetCurrentDirectory()), headTree = SourceTree.Of(after, Directory.GetCurrentDirectory());
            if (there?.Run.Source is { } was && SourceTree.RevisionOf(headTree.Folder) is { } now && was.Revision != now.Revision)
                throw new UsageException($"What is to be confirmed was found of {was.Revision}, and the head is {now.Revision}. Gate the same revision.");
            screen.Line($"Base {baseTree.Name}, head {headTree.Name}: building both");
            BuiltSuite baseSuite = BuiltSuite.Build(baseTree, project, Path.Combine(work, "base"), interruption.Token);
            BuiltSuite headSuite = BuiltSuite.Build(headTree, project, Path.Combine(work, "head"), interruption.Token);
            IReadOnlyList<AcceptTrailer> trailers = [.. AcceptTrailer.Between(baseTree, headTree).Where(t => claims.Count == 0 || claims.Any(glob => ClaimCatalogue.Matches(glob, t.Claim)))];
            IReadOnlyList<Accepted> accepted = [];
            GateRun gate = GateOptions.Gate(screen, request, claims, processes, cases => accepted = [.. trailers.Select(t => t.Of(cases))], card => RequireSameKind(there, card));
            SuiteResults judged = Accepted.Apply(gate.Measure(baseSuite, headSuite, Path.Combine(work, "processes"), interruption.Token), accepted);
            judged = judged with { Run = judged.Run with { Source = SourceTree.RevisionOf(headTree.Folder) } };
            outputs.WriteResults(judged);
            RunConclusion.PrintCompared(screen, judged);
            foreach (Accepted idle in accepted.Where(a => !judged.Cases.Any(c => c.LetThrough == a.Word)))
                screen.Line($"{AcceptTrailer.Key} of {idle.Name} in {idle.Word.Commit} lets nothing through.");
            outputs.WriteForPeople(judged, screen);
            if (UndecidedAccount.Of(judged) is { } undecided)
                screen.Line(undecided);
            outputs.RequireAll();
            return there is null ? ExitCode.Of(judged) : Confirmed(screen, there, judged);
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

    /// <summary>A machine whose primitives cost something else can neither confirm nor refute.</summary>
    private static void RequireSameKind(SuiteResults? there, IReadOnlyList<Primitive> card)
    {
        if (there is not null && CardComparison.Changes(there.Environment.Primitives, card) is { Count: > 0 } changes)
            throw new CannotMeasureException($"This machine is of another kind than {there.Environment.Machine}, whose reds are to be confirmed: {string.Join("; ", changes.Select(CauseAccount.Of))}.",
                "run the confirmation on a runner of the same kind.");
    }

    private static int Confirmed(Screen screen, SuiteResults there, SuiteResults here)
    {
        Confirmation confirmation = Confirmation.Of(there, here);
        foreach (string line in ConfirmationAccount.Of(confirmation, there.Environment.Machine, here.Environment.Machine))
            screen.Line(line);
        return confirmation.Both.Count > 0 ? ExitCode.Red : here.Hindered.Any() ? ExitCode.CannotMeasure : ExitCode.Green;
    }
}
