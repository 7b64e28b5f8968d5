using System.CommandLine;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Printing;
using PerfSuite.Gating;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite bisect</c>: the first revision that has a change, by `git bisect` with the gate's judge.</summary>
internal static class BisectCommand
{
    private const string LogName = "bisect.log";

    public static Command Create(Screen screen)
    {
        Argument<string> good = new("GOOD") { Description = "A revision without the change." };
        Argument<string> bad = new("BAD") { Description = "A later one, which has it." };
        Option<string?> output = RunOptions.Text("--out", "DIR", $"Where the results of BAD against GOOD and git's log go. [${RunVariables.Output}, {RunVariables.DefaultOutput}]");
        GateOptions sides = new();
        RunOptions options = new();
        Command command = new("bisect", "Find the first revision between GOOD and BAD that is red against GOOD as BAD is.") { good, bad, output };
        sides.AddTo(command);
        options.AddMeasuringTo(command);
        command.SetAction(parsed => Execute(screen, options.ReadMeasuring(parsed), parsed.GetValue(good)!, parsed.GetValue(bad)!, sides.Project(parsed), sides.Processes(parsed),
            new OutputFolder(parsed.GetValue(output) ?? RunVariables.OutputOrDefault)));
        return command;
    }

    private static int Execute(Screen screen, RunRequest request, string good, string bad, string project, int processes, OutputFolder folder)
    {
        RunOutputs outputs = new(folder, []);
        outputs.Prepare();
        string work = SourceTree.MakeWorkFolder();
        try
        {
            using Interruption interruption = new(() => screen.Line("interrupted: the first bad revision is not known"));
            using SourceTree goodTree = SourceTree.Of(good, Directory.GetCurrentDirectory()), checkout = SourceTree.Of(bad, Directory.GetCurrentDirectory());
            Bisection bisection = Bisection.Start(checkout, goodTree);
            int all = bisection.Candidates.Count;
            screen.Line($"Good {goodTree.Name}, bad {checkout.Name}: {Count.Of(all, "revision")} to choose from, about {Steps(all)} to be tested. First, what is red of the last:");
            BuiltSuite before = BuiltSuite.Build(goodTree, project, Path.Combine(work, "good"), interruption.Token);
            string last = bisection.Candidates[^1];
            using SourceTree badTree = SourceTree.Of(last, Directory.GetCurrentDirectory());
            SuiteResults change = Gate(badTree, request.Claims, "bad");
            outputs.WriteResults(change);
            RunConclusion.PrintCompared(screen, change);
            outputs.WriteForPeople(change, screen);
            outputs.RequireAll();
            CaseRecord[] reds = [.. change.Cases.Where(c => c.Red)];
            if (reds.Length == 0)
                throw new GateException($"Nothing is red of {bad} against {good}: there is no change to look for. More processes (--processes N) see smaller ones.");

            while (bisection.IsOpen)
            {
                string commit = bisection.Current;
                screen.Line($"{bisection.Describe(commit)}: building and measuring; {Count.Of(bisection.Candidates.Count, "revision")} to choose from");
                RevisionVerdict verdict = Test(commit);
                screen.Line($"{bisection.Describe(commit)}: {Word(verdict)}");
                bisection.Mark(verdict);
            }

            OutputFolder.Write(Path.Combine(folder.Path, LogName), path => File.WriteAllText(path, bisection.Log));
            return Conclude(screen, bisection, reds);

            RevisionVerdict Test(string commit)
            {
                try
                {
                    SuiteResults judged = Gate(checkout.As(bisection.Describe(commit)), [.. reds.Select(c => c.Claim).Distinct(StringComparer.Ordinal)], commit);
                    foreach (CaseRecord c in judged.Cases.Where(c => reds.Any(r => r.Name == c.Name)))
                        screen.Line($"  {c.Name}: {(c.Baseline?.Change is { } found ? Words.Change(found) : Words.Of(c.ClaimVerdict))}{(c.Red ? ", red" : "")}");
                    return Revisions.Judge(judged, reds);
                }
                catch (GateException e)
                {
                    screen.Line(e.Message); // It does not build, or cannot be measured: git bisect goes around it.
                    return RevisionVerdict.Unknown;
                }
            }

            SuiteResults Gate(SourceTree tree, IReadOnlyList<string> claims, string name) =>
                GateOptions.Gate(screen, request, claims, processes).Measure(before, BuiltSuite.Build(tree, project, Path.Combine(work, name), interruption.Token), Path.Combine(work, $"{name}.processes"), interruption.Token);
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

    private static int Conclude(Screen screen, Bisection bisection, IReadOnlyList<CaseRecord> reds)
    {
        IReadOnlyList<string> candidates = bisection.Candidates;
        screen.Line();
        if (candidates.Count == 1)
        {
            screen.Line($"First bad revision: {bisection.Describe(candidates[0])}");
            screen.Line($"Red from there on: {string.Join(", ", reds.Select(c => c.Name))}.");
            return ExitCode.Green;
        }

        screen.Line("The first bad revision is one of these; those before the last could not be judged. More processes (--processes N), or a quieter machine, may tell.");
        foreach (string candidate in candidates)
            screen.Line($"  {bisection.Describe(candidate)}");
        return ExitCode.CannotMeasure;
    }

    private static string Word(RevisionVerdict verdict) => verdict switch
    {
        RevisionVerdict.Good => "good",
        RevisionVerdict.Bad => "bad",
        _ => "cannot tell, skipped",
    };

    private static int Steps(int revisions) => (int)Math.Ceiling(Math.Log2(revisions));
}
