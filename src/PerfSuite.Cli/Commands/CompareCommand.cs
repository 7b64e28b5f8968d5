using System.CommandLine;
using PerfSuite.Baselines;
using PerfSuite.Cli.Printing;
using PerfSuite.Results;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite compare</c>: two results files, case by case.</summary>
internal static class CompareCommand
{
    public static Command Create(Screen screen)
    {
        Argument<string> before = new("BASE") { Description = "Results file to compare with, or the folder of one." };
        Argument<string> after = new("HEAD") { Description = "The new results file, or its folder." };
        Command command = new("compare", "Compare two results files: a verdict for every case of either.") { before, after };
        command.SetAction(parsed => Execute(screen, parsed.GetValue(before)!, parsed.GetValue(after)!));
        return command;
    }

    private static int Execute(Screen screen, string before, string after)
    {
        SuiteResults baseResults = ResultsFile.Read(before), headResults = ResultsFile.Read(after);
        IReadOnlyList<CaseRecord> compared = RunComparison.Compare(baseResults, before, headResults);
        foreach (string remark in Remarks(baseResults, headResults))
            screen.Line(remark);
        RunConclusion.Print(screen, compared);
        return compared.Any(c => c.Red) ? ExitCode.Red : ExitCode.Green;
    }

    /// <summary>What makes the two less comparable; it stands before the verdicts and does not change them.</summary>
    private static IEnumerable<string> Remarks(SuiteResults before, SuiteResults after)
    {
        if (before.Environment.Machine != after.Environment.Machine)
            yield return $"The machines differ: {before.Environment.Machine} and {after.Environment.Machine}. A change may come from that alone.";
        if (before.Run.Profile != after.Run.Profile)
            yield return $"The profiles differ: {before.Run.Profile} and {after.Run.Profile}. Cases of other sizes are compared by verdict only.";
        foreach ((SuiteResults run, string name) in new[] { (before, "BASE"), (after, "HEAD") })
            if (!run.Run.Complete)
                yield return $"{name} was interrupted: cases that it lacks were not reached.";
    }
}
