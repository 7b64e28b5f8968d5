using System.CommandLine;
using System.Globalization;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Running;
using Spectre.Console;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite baseline show</c>: which machines have one, whether this machine does, and what stands in it.</summary>
internal static class BaselineShowCommand
{
    public static Command Create(Screen screen)
    {
        BaselineOptions options = new();
        Command command = new("show", "Show what is stored, for this machine or the one named.");
        options.AddTo(command);
        command.SetAction(parsed => Execute(screen, options.FolderToWrite(parsed), options.Machine(parsed)));
        return command;
    }

    private static int Execute(Screen screen, string folder, string? name)
    {
        string[] machines = BaselineStore.Machines(folder);
        if (machines.Length == 0)
        {
            screen.Line($"{folder} holds no baseline. `perfsuite baseline record` makes one for this machine.");
            return ExitCode.Green;
        }

        EnvironmentRecord here = MachineEnvironment.Read(RunVariables.DataFolderOrDefault, name);
        screen.Line($"This machine is {here.Machine}.");
        foreach (string machine in machines)
            screen.Line($"  {machine}: {WorthOf(MachineMatch.Between(BaselineStore.Read(Path.Combine(folder, machine)).Machine.Environment, here))}");
        if (BaselineStore.Find(folder, here.Machine) is { } baseline)
            Show(screen, baseline);
        return ExitCode.Green;
    }

    private static void Show(Screen screen, Baseline baseline)
    {
        BaselineMachine m = baseline.Machine;
        screen.Line(string.Create(CultureInfo.InvariantCulture,
            $"{m.Environment.Machine}: recorded {m.RecordedUtc:yyyy-MM-dd HH:mm} UTC, profile {m.Profile}, by version {m.Version}"));
        AlignedRows table = new("Case", "Claim is", "Ratio of each process");
        foreach (BaselineClaim claim in baseline.Claims)
            foreach (BaselineCase c in claim.Cases)
                table.Add(Style.Plain, CaseRecord.NameOf(claim.Claim, c.Case), Words.Of(c.ClaimVerdict),
                    string.Join("  ", c.Processes.Select(p => Words.Figure(p.Ratio.Estimate))));
        table.Print(screen.Out);
    }

    /// <summary>What a stored baseline is worth here, and why no more.</summary>
    private static string WorthOf(MachineMatch match) => match.Kind switch
    {
        MatchKind.Same => "this machine by its key; a run takes the card, and compares where that agrees too",
        MatchKind.NoCard => "this machine by its key, but without a card: nothing is compared with it; `perfsuite baseline record` makes one with a card",
        _ => $"another machine: {string.Join("; ", match.Differences)}",
    };
}
