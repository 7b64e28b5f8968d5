using System.CommandLine;
using PerfSuite.Data;
using PerfSuite.Paths.Racing;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary>What commands that race access paths can be told alike.</summary>
internal sealed class PathOptions
{
    /// <summary>Relative difference that does not matter.</summary>
    private const double Margin = 0.05;

    private const string Durations = "above 0 and at most 86400 seconds";

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
        option.Require(IsDuration, Durations);
        return option;
    }

    /// <summary>An option in seconds that need not be given.</summary>
    public static Option<double?> Seconds(string name, string description)
    {
        Option<double?> option = new(name) { HelpName = "SECONDS", Description = description };
        option.Require(seconds => seconds is { } given && IsDuration(given), Durations);
        return option;
    }

    private static bool IsDuration(double seconds) => seconds is > 0 and <= 86_400;

    private int SeedOf(ParseResult parsed) => parsed.GetValue(seed) ?? RunVariables.Settings(Directory.GetCurrentDirectory()).Seed;
}
