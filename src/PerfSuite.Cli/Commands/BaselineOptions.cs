using System.CommandLine;
using PerfSuite.Judging.Storage;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary>Where baselines are, and which machine's.</summary>
public sealed class BaselineOptions
{
    private readonly Option<string?> folder = RunOptions.Text("--baselines", "DIR|none",
        $"What to compare with. [${RunVariables.Baselines}, the folder baselines if there is one]");

    private readonly Option<string?> machine =
        MachineOption($"Name of this machine in results and baselines. [${RunVariables.Machine}, what `doctor` shows]");

    public void AddTo(Command command)
    {
        command.Add(folder);
        command.Add(machine);
    }

    /// <summary>The baselines folder; null for none.</summary>
    public string? Folder(ParseResult parsed) =>
        RunVariables.BaselinesIn(Directory.GetCurrentDirectory(), parsed.GetValue(folder) ?? RunVariables.Of(RunVariables.Baselines));

    /// <summary>The baselines folder that is written to, whether it exists or not.</summary>
    /// <exception cref="UsageException">"none" was named.</exception>
    public string FolderToWrite(ParseResult parsed)
    {
        string named = parsed.GetValue(folder) ?? RunVariables.Of(RunVariables.Baselines) ?? "baselines";
        return named == RunVariables.NoBaselines ? throw new UsageException("A baseline cannot be kept in 'none'; name a folder by --baselines.") : named;
    }

    /// <summary>An option that names a machine, and so a file or folder.</summary>
    public static Option<string?> MachineOption(string description)
    {
        Option<string?> option = RunOptions.Text("--machine", "NAME", description);
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !Identifier.IsMachineName(name))
                result.AddError($"'{name}' cannot name a machine: {Identifier.MachineNameRule}.");
        });
        return option;
    }

    /// <summary>The machine's name where one is given; null for its own key.</summary>
    /// <exception cref="VariableException">The variable names no machine.</exception>
    public string? Machine(ParseResult parsed) => parsed.GetValue(machine) ?? RunVariables.MachineName;
}
