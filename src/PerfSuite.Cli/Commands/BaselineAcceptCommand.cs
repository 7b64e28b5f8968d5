using System.CommandLine;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Judging.Words;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite baseline accept</c>: results become what later runs are held to. Only people call it.</summary>
internal static class BaselineAcceptCommand
{
    public static Command Create(Screen screen)
    {
        Argument<string[]> results = new("RESULTS")
        {
            Description = "Results files of one machine, each of a process of its own, or their folders.",
            Arity = ArgumentArity.OneOrMore,
        };
        BaselineOptions options = new();
        Command command = new("accept", "Take results, such as an artifact of a build, as the baseline of their machine.") { results };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            Accept(screen, options.FolderToWrite(parsed), [.. parsed.GetValue(results)!.Select(ResultsFile.Read)], options.Machine(parsed));
            return ExitCode.Green;
        });
        return command;
    }

    /// <summary>Accepts runs of one machine and one profile, and says what was written and what was not worth keeping.</summary>
    /// <param name="screen">Where it says so.</param>
    /// <param name="folder">The baselines folder.</param>
    /// <param name="runs">At least one.</param>
    /// <param name="machine">Another name for their machine; null for its own.</param>
    /// <exception cref="UsageException">The runs do not belong together, or one was interrupted.</exception>
    public static void Accept(Screen screen, string folder, IReadOnlyList<SuiteResults> runs, string? machine = null)
    {
        Check(runs);
        SuiteResults[] named = [.. runs.Select(r => machine is null ? r : r with { Environment = r.Environment with { Machine = machine } })];
        IReadOnlyList<string> written = [];
        OutputFolder.Write(folder, path => written = BaselineStore.Accept(path, named));
        foreach (string file in written)
            screen.Line($"written {file}");
        foreach (CaseRecord left in named[^1].Cases.Where(c => !Acceptance.IsAcceptable(c)))
            screen.Line($"not kept: {left.Name} is {Words.Of(left.ClaimVerdict)}. {left.Reason}");
        screen.Line($"{Count.Of(runs.Count, "run")} accepted as the baseline of {named[^1].Environment.Machine}. Review the files and commit them.");
    }

    private static void Check(IReadOnlyList<SuiteResults> runs)
    {
        OneOf(runs, "machines", r => r.Environment.Machine);
        OneOf(runs, "profiles", r => r.Run.Profile);
        if (runs.FirstOrDefault(r => !r.Run.Complete) is { } interrupted)
            throw new UsageException($"The run {interrupted.Run.Id} was interrupted; a baseline is made of whole runs.");
        if (runs.GroupBy(r => r.Run.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UsageException($"The run {twice.Key} is given twice; each process counts once.");
    }

    private static void OneOf(IReadOnlyList<SuiteResults> runs, string what, Func<SuiteResults, string> of)
    {
        string[] different = [.. runs.Select(of).Distinct(StringComparer.Ordinal)];
        if (different.Length > 1)
            throw new UsageException($"The runs are of different {what}: {string.Join(", ", different)}. Accept them one by one.");
    }
}
