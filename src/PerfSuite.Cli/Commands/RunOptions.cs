using System.CommandLine;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary>What `run` and `baseline record` can be told. What is not said comes from the environment variables.</summary>
public sealed class RunOptions
{
    private readonly Option<string?> profile = Text("--profile", "NAME",
        $"How much to measure: quick (two minutes), standard (ten), full (the documents' own sizes). [${RunVariables.Profile}, quick]");

    private readonly Option<string[]> claims = new("--claims")
    {
        HelpName = "GLOB",
        Description = "Only the claims whose id matches; * stands for any text; several may follow, each in quotes. [all]",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> dataFolder = Text("--data-dir", "DIR",
        $"Where data files are made for the time of the run. [${RunVariables.DataFolder}, the temporary folder]");

    private readonly Option<int?> seed = new("--seed") { HelpName = "N", Description = $"Seed of data, permutations and turn order. [${RunVariables.Seed}, 1]" };

    private readonly FromOption from = new();

    private readonly BaselineOptions baselines = new();

    public RunOptions()
    {
        profile.AcceptOnlyFromAmong([.. Profile.All.Select(p => p.Name)]);
    }

    public void AddTo(Command command)
    {
        AddMeasuringTo(command);
        baselines.AddTo(command);
    }

    /// <summary>The options of commands that compare with no stored baseline.</summary>
    public void AddMeasuringTo(Command command)
    {
        foreach (Option option in new Option[] { profile, claims, dataFolder, seed })
            command.Add(option);
        from.AddTo(command);
    }

    /// <summary>What the options of <see cref="AddMeasuringTo"/> say.</summary>
    /// <exception cref="VariableException">A variable has a value that it cannot have.</exception>
    public RunRequest ReadMeasuring(ParseResult parsed)
    {
        RunSettings variables = RunVariables.Settings(Directory.GetCurrentDirectory());
        return new RunRequest(new RunSettings(
            parsed.GetValue(profile) is { } name ? Profile.Named(name) : variables.Profile,
            parsed.GetValue(dataFolder) ?? variables.DataFolder,
            parsed.GetValue(seed) ?? variables.Seed,
            variables.Machine,
            BaselinesFolder: null), parsed.GetValue(claims)!, from.Files(parsed));
    }

    /// <exception cref="VariableException">A variable has a value that it cannot have.</exception>
    public RunRequest Read(ParseResult parsed)
    {
        RunRequest measuring = ReadMeasuring(parsed);
        return measuring with { Settings = measuring.Settings with { Machine = baselines.Machine(parsed), BaselinesFolder = baselines.Folder(parsed) } };
    }

    /// <summary>The baselines folder that is written to.</summary>
    public string BaselinesToWrite(ParseResult parsed) => baselines.FolderToWrite(parsed);

    internal static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };
}

/// <summary>A run that somebody asked for.</summary>
/// <param name="Settings">What to measure, and how.</param>
/// <param name="Claims">Patterns of claim ids; none for all.</param>
/// <param name="From">Assemblies whose claims are taken too.</param>
public sealed record RunRequest(RunSettings Settings, IReadOnlyList<string> Claims, IReadOnlyList<string> From)
{
    /// <summary>The claims that are asked for.</summary>
    internal ClaimCatalogue Catalogue => ClaimSource.Catalogue(From).Select(Claims);
}
