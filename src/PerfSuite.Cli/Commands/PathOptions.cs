using System.CommandLine;
using System.CommandLine.Parsing;
using PerfSuite.Data;
using PerfSuite.Paths.Racing;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary>What commands that race access paths can be told alike.</summary>
internal sealed class PathOptions
{
    /// <summary>Relative difference that does not matter.</summary>
    private const double Margin = 0.05;

    private readonly Option<string?> dataFolder = RunOptions.Text("--data-dir", "DIR",
        $"Where data files are made for the time of the command. [${RunVariables.DataFolder}, the temporary folder]");

    private readonly Option<int?> seed = new("--seed") { HelpName = "N", Description = $"Seed of data, permutations and turn order. [${RunVariables.Seed}, 1]" };

    public void AddTo(Command command)
    {
        command.Add(dataFolder);
        command.Add(seed);
    }

    /// <summary>The rules of a race.</summary>
    /// <exception cref="VariableException">A variable has a value that it cannot have.</exception>
    public RaceRules Rules(ParseResult parsed) => new(Margin, SeedOf(parsed));

    /// <summary>A workspace that is removed when disposed.</summary>
    /// <exception cref="CannotMeasureException">Nothing can be measured there.</exception>
    public Workspace Open(ParseResult parsed)
    {
        MachineEnvironment.RequireSupported();
        return Workspace.Open(parsed.GetValue(dataFolder) ?? RunVariables.DataFolderOrDefault, Profile.Quick, SeedOf(parsed));
    }

    /// <summary>An option in seconds.</summary>
    public static Option<double> Seconds(string name, double standard, string description)
    {
        Option<double> option = new(name) { HelpName = "SECONDS", Description = $"{description} [{standard:0}]", DefaultValueFactory = _ => standard };
        option.Validators.Add(r => RequireSeconds(name, r, () => r.GetValueOrDefault<double>()));
        return option;
    }

    /// <summary>An option in seconds that need not be given.</summary>
    public static Option<double?> Seconds(string name, string description)
    {
        Option<double?> option = new(name) { HelpName = "SECONDS", Description = description };
        option.Validators.Add(r => RequireSeconds(name, r, () => r.GetValueOrDefault<double?>()));
        return option;
    }

    private static void RequireSeconds(string name, OptionResult given, Func<double?> value)
    {
        if (given.Tokens.Count > 0 && value() is not (> 0 and <= 86_400))
            given.AddError($"{name} is above 0 and at most 86400 seconds.");
    }

    private int SeedOf(ParseResult parsed) => parsed.GetValue(seed) ?? RunVariables.Settings(Directory.GetCurrentDirectory()).Seed;
}
