using System.Text.Json;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Judging.Storage;

/// <summary>Baselines on disk: one folder a machine, one file a claim, readable and reviewable like code.</summary>
public static class BaselineStore
{
    private const string LockName = ".lock";
    private const string Files = "*.json";
    private const long LargestBytes = 64L << 20;

    /// <summary>The baseline that is stored under a machine's name, whosever it is; null where none is.</summary>
    /// <param name="folder">The baselines folder; it need not exist.</param>
    /// <param name="machine">The machine's name.</param>
    /// <exception cref="UnreadableInputException">A file of the baseline is malformed.</exception>
    public static Baseline? Find(string folder, string machine) =>
        Machines(folder).Contains(machine, StringComparer.Ordinal) ? Read(Path.Combine(folder, machine)) : null;

    /// <summary>Names of the machines that have a baseline: folders with anything of one, whole or not.</summary>
    public static string[] Machines(string folder) => !Directory.Exists(folder) ? []
        : [.. Directory.EnumerateDirectories(folder).Where(d => Directory.EnumerateFileSystemEntries(d, Files).Any())
            .Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    /// <summary>Reads the baseline in a machine's folder.</summary>
    /// <param name="machineFolder">The folder.</param>
    public static Baseline Read(string machineFolder)
    {
        BaselineMachine machine = ReadMachine(machineFolder);
        List<BaselineClaim> claims = [];
        foreach (string file in Directory.EnumerateFileSystemEntries(machineFolder, Files)
            .Where(f => Path.GetFileName(f) != BaselineMachine.FileName).Order(StringComparer.Ordinal))
            claims.Add(ReadClaim(file));
        return new Baseline(machineFolder, machine, claims);
    }

    private static BaselineMachine ReadMachine(string machineFolder)
    {
        string file = Path.Combine(machineFolder, BaselineMachine.FileName);
        BaselineMachine machine = TextFile.Deserialize<BaselineMachine>(file, TextFile.ReadUtf8(file, LargestBytes).Span);
        CheckVersion(file, machine.SchemaVersion);
        Primitive.Check(file, "$.environment.primitives", machine.Environment.Primitives);
        string folder = Path.GetFileName(Path.GetFullPath(machineFolder));
        return machine.Environment.Machine == folder ? machine
            : throw new UnreadableInputException(file, "$.environment.machine", $"it is '{machine.Environment.Machine}'; the folder of a machine has its name, and this is {folder}.");
    }

    /// <summary>Replaces the files of the claims that the runs measured; files of other claims stay.</summary>
    /// <param name="folder">The baselines folder.</param>
    /// <param name="runs">One or more runs of separate processes on the same machine with the same profile.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="IOException">The folder cannot be written, is a link, or another process is writing there.</exception>
    /// <exception cref="OtherMachineException">Some claims would stay of another machine than the runs'.</exception>
    public static IReadOnlyList<string> Accept(string folder, IReadOnlyList<SuiteResults> runs)
    {
        SuiteResults last = runs[^1];
        string own = Path.Combine(folder, last.Environment.Machine);
        Symlinks.Refuse(own);
        Directory.CreateDirectory(own);
        using FileStream only = Lock(own);
        EnvironmentRecord machine = last.Environment with { Primitives = CardComparison.Enclosing([.. runs.Select(r => r.Environment.Primitives)]) };
        RequireOneMachine(own, machine, last);
        List<string> written = [];
        foreach (BaselineClaim claim in Acceptance.Of(last.Cases, runs))
            written.Add(Write(Path.Combine(own, claim.Claim + ".json"), claim));

        written.Add(Write(Path.Combine(own, BaselineMachine.FileName), new BaselineMachine(BaselineMachine.CurrentSchemaVersion,
            machine, last.Run.Profile, last.Run.StartedUtc, last.Run.Version)));
        return written;
    }

    /// <summary>A folder is of one machine: what is not replaced has to be of the machine that the new card describes.</summary>
    private static void RequireOneMachine(string own, EnvironmentRecord machine, SuiteResults last)
    {
        HashSet<string> replaced = [.. last.Cases.Select(c => c.Claim)];
        string[] staying = [.. Directory.EnumerateFiles(own, Files).Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Where(claim => claim + ".json" != BaselineMachine.FileName && !replaced.Contains(claim)).Order(StringComparer.Ordinal)];
        if (staying.Length == 0 || !File.Exists(Path.Combine(own, BaselineMachine.FileName)))
            return;
        MachineMatch match = MachineMatch.Between(ReadMachine(own).Environment, machine);
        if (match.Kind is MatchKind.OtherCard || (match.Kind is MatchKind.NoCard && machine.Primitives.Count > 0))
            throw new OtherMachineException(own, match, staying);
    }

    private static BaselineClaim ReadClaim(string file)
    {
        BaselineClaim claim = TextFile.Deserialize<BaselineClaim>(file, TextFile.ReadUtf8(file, LargestBytes).Span);
        CheckVersion(file, claim.SchemaVersion);
        if (claim.Claim != Path.GetFileNameWithoutExtension(file))
            throw new UnreadableInputException(file, "$.claim", $"the file is about '{claim.Claim}'; the file of a claim has its name.");
        if (claim.Cases.GroupBy(c => c.Case, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UnreadableInputException(file, "$.cases", $"the case '{twice.Key}' stands in the file twice.");
        foreach (BaselineCase c in claim.Cases)
            foreach (BaselineProcess process in c.Processes)
            {
                PlausibleRatio.Require(file, $"the case '{c.Case}'", process.Ratio);
                ResultsValidation.CheckProcess(file, c, process);
            }
        return claim;
    }

    private static void CheckVersion(string file, string version)
    {
        if (!ResultsFile.MajorVersions.Contains(version.Split('.')[0], StringComparer.Ordinal))
            throw new UnreadableInputException(file, "$.schemaVersion",
                $"version {version} is unknown; this tool reads versions {string.Join(" and ", ResultsFile.MajorVersions.Select(m => m + ".x"))}. Record the baseline anew, or use a newer tool.");
    }

    /// <summary>Two writers at a time would leave files of both.</summary>
    private static FileStream Lock(string machineFolder)
    {
        try
        {
            return new FileStream(Path.Combine(machineFolder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e)
        {
            throw new IOException($"another process is writing this baseline ({e.Message}) Try again when it has ended.", e);
        }
    }

    private static string Write<T>(string file, T content)
    {
        TextFile.Write(file, JsonSerializer.Serialize(content, ResultsJson.Options) + "\n");
        return file;
    }
}

/// <summary>Runs of one machine cannot replace a part of another machine's baseline.</summary>
public sealed class OtherMachineException(string folder, MachineMatch match, IReadOnlyList<string> staying) : Exception(
    $"{folder} is of another machine under the same key ({(match.Kind == MatchKind.NoCard ? "it has no card" : string.Join("; ", match.Differences))}), and the runs do not replace all of it: "
    + $"{string.Join(", ", staying)} would stay. Accept runs of all claims, delete these files, or give this machine another name by --machine.");
