using System.CommandLine;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Judging.Words;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite compare</c>: runs with runs, case by case.</summary>
internal static class CompareCommand
{
    private const string Several = "Several runs are separated by commas.";

    public static Command Create(Screen screen)
    {
        Argument<string> before = new("BASE") { Description = $"Results file to compare with, or the folder of one. {Several}" };
        Argument<string> after = new("HEAD") { Description = $"The new results file, or its folder. {Several}" };
        Command command = new("compare", "Compare runs with runs: a verdict for every case of either side.") { before, after };
        command.SetAction(parsed => Execute(screen, parsed.GetValue(before)!, parsed.GetValue(after)!));
        return command;
    }

    private static int Execute(Screen screen, string before, string after)
    {
        Task<RunSide> reading = Task.Run(() => SideOf("HEAD", after));
        RunSide bases = SideOf("BASE", before), heads = reading.GetAwaiter().GetResult();
        SuiteResults judged = RunComparison.Judge(bases, heads);
        foreach (string remark in Remarks(bases, heads))
            screen.Line(remark);
        if (judged.Run.Cause is { } cause)
            screen.Line(CauseAccount.Of(cause));
        RunConclusion.PrintCompared(screen, judged);
        return ExitCode.Of(judged);
    }

    /// <summary>The runs of a side. A path that has a comma in it is one run, where there is such a file.</summary>
    private static RunSide SideOf(string side, string paths)
    {
        string[] files = Path.Exists(paths) ? [paths] : paths.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return files.FirstOrDefault(f => !Path.Exists(f)) is { } missing
            ? throw new UsageException($"{side}: there is no {missing}. Check the path, or measure first with `perfsuite run`.")
            : new RunSide(paths, files.Select(ResultsFile.Read));
    }

    /// <summary>What makes the sides less comparable; it stands before the verdicts and does not change them.</summary>
    private static IEnumerable<string> Remarks(RunSide before, RunSide after)
    {
        if (before.Count + after.Count == 2)
            yield return before.HasSweeps && after.HasSweeps
                ? "One run a side: how much what one hour has of its own differs from another's is assumed, and not known. Name several runs of each side, separated by commas."
                : "One run a side, without sweeps: by how much runs of the same code differ cannot be told, so that no change of a time is decided. Name several runs of each side, separated by commas.";
        SuiteResults[] runs = [.. before.All, .. after.All];
        string[] machines = [.. runs.Select(r => r.Environment.Machine).Distinct(StringComparer.Ordinal)], profiles = [.. runs.Select(r => r.Run.Profile).Distinct(StringComparer.Ordinal)];
        if (machines.Length > 1)
            yield return $"The machines differ: {string.Join(" and ", machines)}. A change may come from that alone.";
        if (profiles.Length > 1)
            yield return $"The profiles differ: {string.Join(" and ", profiles)}. Cases of other sizes are not comparable.";
        foreach ((RunSide side, string name) in new[] { (before, "BASE"), (after, "HEAD") })
            if (side.All.Any(r => !r.Run.Complete))
                yield return $"{name} was interrupted: cases that it lacks were not reached.";
    }
}
