using System.CommandLine;
using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Judging.Words;
using PerfSuite.Running;
using Spectre.Console;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite baseline show</c>: which machines have one, whether this machine does, and what stands in it.</summary>
internal static class BaselineShowCommand
{
    public static Command Create(Screen screen)
    {
        BaselineOptions options = new();
        FromOption from = new();
        Command command = new("show", "Show what is stored, for this machine or the one named.");
        options.AddTo(command);
        from.AddTo(command);
        command.SetAction(parsed => Execute(screen, options.FolderToWrite(parsed), options.Machine(parsed), from.Catalogue(parsed)));
        return command;
    }

    private static int Execute(Screen screen, string folder, string? name, ClaimCatalogue catalogue)
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
            Show(screen, baseline, catalogue);
        return ExitCode.Green;
    }

    private static void Show(Screen screen, Baseline baseline, ClaimCatalogue catalogue)
    {
        BaselineMachine m = baseline.Machine;
        screen.Line(string.Create(CultureInfo.InvariantCulture,
            $"{m.Environment.Machine}: recorded {m.RecordedUtc:yyyy-MM-dd HH:mm} UTC, profile {m.Profile}, by version {m.Version}"));
        IReadOnlyDictionary<string, double> resolutions = baseline.Resolutions();
        Dictionary<string, double> margins = catalogue.Cases.Where(c => c.Claim.Kind == ClaimKind.Timing && resolutions.ContainsKey(c.Name)).ToDictionary(c => c.Name, c => ((TimingClaim)c.Create()).Margin, StringComparer.Ordinal);
        AlignedRows table = new("Case", "Claim is", "Change shown from", "Margin", "Ratio of each process");
        foreach (BaselineClaim claim in baseline.Claims)
            foreach (BaselineCase c in claim.Cases)
            {
                string name = CaseRecord.NameOf(claim.Claim, c.Case);
                bool isCoarse = margins.TryGetValue(name, out double margin) && resolutions[name] > margin;
                table.Add(isCoarse ? new Style(Color.Yellow) : Style.Plain, name, Words.Of(c.ClaimVerdict), Share(resolutions, name), Share(margins, name), string.Join("  ", c.Processes.Select(p => Words.Figure(p.Ratio.Estimate))));
            }

        table.Print(screen.Out);
        if (margins.Count(m => resolutions[m.Key] > m.Value) is > 0 and var coarse)
            screen.Line($"{Count.Of(coarse, "case")} of {margins.Count} will not be called unchanged by a run like the last: what it can show is coarser than the margin. "
                + "What narrows it: runs on more occasions (`baseline record --runs N --over MINUTES`), and more sweeps a run (`--budget SECONDS`, `--profile standard`).");
    }

    private static string Share(IReadOnlyDictionary<string, double> shares, string name) => shares.TryGetValue(name, out double share) ? string.Create(CultureInfo.InvariantCulture, $"{share:0.0 %}") : "";

    /// <summary>What a stored baseline is worth here, and why no more.</summary>
    private static string WorthOf(MachineMatch match) => match.Kind switch
    {
        MatchKind.Same => "this machine by its key; a run takes the card, and compares where that agrees too",
        MatchKind.NoCard => "this machine by its key, but without a card: nothing is compared with it; `perfsuite baseline record` makes one with a card",
        _ => $"another machine: {string.Join("; ", match.Differences)}",
    };
}
