using System.CommandLine;
using PerfSuite.Cli.Printing;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Maps;
using PerfSuite.Paths.Racing;
using PerfSuite.Paths.Replaying;
using PerfSuite.Paths.Workloads;
using Spectre.Console;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite replay</c>: judges the access paths on the reads of a real application.</summary>
internal static class ReplayCommand
{
    private const double StandardBudgetSeconds = 20;

    public static Command Create(Screen screen)
    {
        Argument<string> file = new("TRACE") { Description = "Lines of offset,length, or what `strace -e trace=pread64` wrote." };
        Option<int> passes = WorkloadOptions.Number("--passes", 1, 1_000_000, "How often the trace is replayed while the file is open.");
        Option<int?> descriptor = new("--fd") { HelpName = "N", Description = "Of strace's lines, those of this descriptor. [the one that most was read from]" };
        Option<bool> all = new("--all-paths") { Description = "Every path, and not only those that can win." };
        Option<double> budget = PathOptions.Seconds("--budget", StandardBudgetSeconds, "Time to measure.");
        PathOptions options = new();
        WorkloadOptions workload = new();
        Command command = new("replay", "Replay a trace of reads by every way to read a file, and judge who is the fastest.")
            { file, passes, descriptor, all, budget, workload.State, workload.Threads };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            Trace trace = TraceFile.Read(parsed.GetValue(file)!, parsed.GetValue(descriptor));
            ReadPlan plan = trace.Plan(parsed.GetValue(passes), parsed.GetValue(workload.State), parsed.GetValue(workload.Threads));
            using Workspace workspace = options.Open(parsed);
            try
            {
                return Execute(screen, trace, plan, workspace, parsed.GetValue(all) ? AccessPaths.All : AccessPaths.ContendersFor(plan.State),
                    options.Rules(parsed), TimeSpan.FromSeconds(parsed.GetValue(budget)));
            }
            catch (ResidencyException e)
            {
                throw new CannotMeasureException(e.Message, "name a folder of another file system with --data-dir, or free some memory.", e);
            }
        });
        return command;
    }

    private static int Execute(Screen screen, Trace trace, ReadPlan plan, Workspace workspace, IReadOnlyList<AccessPath> paths, RaceRules rules, TimeSpan budget)
    {
        foreach (string remark in trace.Remarks)
            screen.Line(remark);
        screen.Line($"{Count.Of(trace.Reads.Count, "read")} of {ByteSize.Text(plan.BytesPerPass)} in a file of {ByteSize.Text(plan.FileBytes)}, "
            + $"{Count.Of(plan.Passes, "time")}, {plan.State.ToString().ToLowerInvariant()}, {Count.Of(plan.Threads, "thread")}");
        using Interruption interruption = new();
        RefusedPath[] refused = [.. CrossoverRun.Refusals(workspace, paths)];
        foreach (RefusedPath path in refused)
            screen.Line($"Not offered: {path.Reason}");
        RaceStanding standing = new PathRace(workspace, plan, [.. paths.Where(p => !refused.Any(r => r.Path == p.Name))],
            rules.For(plan)).Finish(budget, interruption.Token);
        AlignedRows table = new("Path", $"Against {AccessPaths.Baseline.Name}", "Microseconds", "Rounds");
        foreach (PathRecord path in standing.Paths)
            table.Add(Style.Plain, path.Path, Words.Of(path.Speed), Words.Figure(path.Nanoseconds / 1000), $"{path.Rounds}");
        table.Print(screen.Out);
        screen.Line($"Verdict: {MapTable.Of(standing.Verdict)}. {standing.Reason}");
        return ExitCode.Green;
    }
}
