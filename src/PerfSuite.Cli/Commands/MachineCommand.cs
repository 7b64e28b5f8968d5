using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using PerfSuite.Cli.Printing;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Words;
using PerfSuite.Machine;
using PerfSuite.Running;
using Spectre.Console;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite machine</c>: what this machine is, and what its primitives cost.</summary>
internal static class MachineCommand
{
    public static Command Create(Screen screen)
    {
        Option<bool> json = new("--json") { Description = "As JSON, for programs." };
        PathOptions options = new();
        Command command = new("machine", "What this machine is, and what the steps cost there that every arm is made of, in a few seconds.") { json, MachineCompareCommand.Create(screen) };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            using Workspace workspace = options.Open(parsed);
            EnvironmentRecord here = MachineEnvironment.Read(workspace.Folder, RunVariables.MachineName) with { Primitives = CardMeasurement.Take(workspace) };
            if (parsed.GetValue(json))
                screen.Raw(JsonSerializer.Serialize(MachineCard.Of(here), ResultsJson.Options));
            else
                Print(screen, here);
            return ExitCode.Green;
        });
        return command;
    }

    private static void Print(Screen screen, EnvironmentRecord here)
    {
        screen.Line($"{here.Machine}: {here.Cpu}, {Count.Of(here.Cores, "CPU")}, Linux {here.Kernel}, {here.Filesystem}, {here.Runtime}");
        screen.Line();
        AlignedRows table = new("Primitive", "Price", "95 % over placements", "How");
        foreach (Primitive p in here.Primitives)
            table.Add(Style.Plain, p.Name, $"{Price(p.Estimate)} {p.Unit}", $"{Price(p.Lower)} … {Price(p.Upper)}", p.Method);
        table.Print(screen.Out);
    }

    internal static string Price(double price) => price.ToString(price < 100 ? "0.##" : "0", CultureInfo.InvariantCulture);
}
