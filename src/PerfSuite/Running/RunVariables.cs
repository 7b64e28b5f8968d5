using PerfSuite.Data;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Running;

/// <summary>The environment variables that steer a run where nothing else is said: in `dotnet test`, and as defaults of the command line.</summary>
public static class RunVariables
{
    public const string Profile = "PERFSUITE_PROFILE";
    public const string DataFolder = "PERFSUITE_DATA_DIR";
    public const string Baselines = "PERFSUITE_BASELINES";
    public const string Machine = "PERFSUITE_MACHINE";
    public const string Output = "PERFSUITE_OUT";
    public const string Seed = "PERFSUITE_SEED";
    public const string History = "PERFSUITE_HISTORY";
    public const string Claims = "PERFSUITE_CLAIMS";

    /// <summary>Says that there is nothing to compare with, where a baselines folder is asked for.</summary>
    public const string NoBaselines = "none";

    /// <summary>The value of a variable; null where it is not set or empty.</summary>
    public static string? Of(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    /// <summary>The settings that the variables give.</summary>
    /// <param name="root">Folder that the default <c>baselines</c> is looked for in.</param>
    /// <param name="engineFolder">Where BenchmarkDotNet's own results go.</param>
    /// <exception cref="VariableException">A variable has a value that it cannot have.</exception>
    public static RunSettings Settings(string root, string? engineFolder = null) => new(
        ProfileNamed(Of(Profile) ?? Data.Profile.Quick.Name),
        DataFolderOrDefault,
        SeedOf(Of(Seed)),
        MachineName,
        BaselinesIn(root, Of(Baselines)),
        EngineFolder: engineFolder);

    /// <summary>The machine's name where the variable gives one.</summary>
    /// <exception cref="VariableException">It cannot name a machine.</exception>
    public static string? MachineName => Of(Machine) is not { } name || Identifier.IsMachineName(name) ? Of(Machine)
        : throw new VariableException(Machine, name, Identifier.MachineNameRule);

    /// <summary>Where results go that nobody has named a place for.</summary>
    public const string DefaultOutput = "artifacts";

    /// <summary>Where results go: the folder that the variable names, else <see cref="DefaultOutput"/>.</summary>
    public static string OutputOrDefault => Of(Output) ?? DefaultOutput;

    /// <summary>The data folder that the variable names, else the temporary folder; where that is kept in memory only, the one on a disk.</summary>
    public static string DataFolderOrDefault => Of(DataFolder) ?? DefaultDataFolder;

    private static string DefaultDataFolder
    {
        get
        {
            const string onDisk = "/var/tmp";
            string temporary = Path.GetTempPath();
            return Directory.Exists(temporary) && Interop.FileSystemKind.Of(temporary).IsMemoryOnly && Directory.Exists(onDisk) ? onDisk : temporary;
        }
    }

    /// <summary>The folder named; where none is named, <c>baselines</c> if it exists; null for none.</summary>
    public static string? BaselinesIn(string root, string? named)
    {
        string usual = Path.Combine(root, "baselines");
        return named switch
        {
            NoBaselines => null,
            null => Directory.Exists(usual) ? usual : null,
            _ => named,
        };
    }

    private static Profile ProfileNamed(string name) => Data.Profile.All.FirstOrDefault(p => p.Name == name)
        ?? throw new VariableException(Profile, name, "one of " + string.Join(", ", Data.Profile.All));

    private static int SeedOf(string? text) => text is null ? 1 : int.TryParse(text, out int seed) ? seed
        : throw new VariableException(Seed, text, "a whole number");
}

/// <summary>An environment variable has a value that it cannot have.</summary>
public sealed class VariableException(string variable, string value, string allowed)
    : Exception($"The variable {variable} is '{value}'; it may be {allowed}.");
