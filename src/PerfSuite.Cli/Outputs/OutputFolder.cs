using PerfSuite.Judging.Storage;
using PerfSuite.Running;

namespace PerfSuite.Cli.Outputs;

/// <summary>Where the results of a run go. Whether they can go there is found out before anything is measured.</summary>
public sealed class OutputFolder(string path)
{
    private const string EngineName = "benchmarkdotnet";

    /// <summary>Files in the folder and below it; none that a link leads to.</summary>
    private static readonly EnumerationOptions OwnFiles = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string ResultsFile => In(Judging.Storage.ResultsFile.DefaultName);

    public string ReportFolder => In("report");

    public string SummaryFile => In("summary.md");

    public string BadgeFile => In("badge.svg");

    /// <summary>Where BenchmarkDotNet leaves its own results.</summary>
    public string EngineFolder => In(EngineName);

    /// <summary>Makes the folder where need be, and removes what BenchmarkDotNet left there in an earlier run.</summary>
    /// <exception cref="UsageException">Nothing can be written there.</exception>
    public void Prepare() => Write(Path, folder =>
    {
        Directory.CreateDirectory(folder);
        Prove(In(Judging.Storage.ResultsFile.DefaultName));
        Symlinks.Refuse(ReportFolder);
        Symlinks.Refuse(EngineFolder);
        if (Directory.Exists(EngineFolder))
            foreach (string old in Directory.EnumerateFiles(EngineFolder, "*-report-full.json", OwnFiles))
                File.Delete(old);
    });

    /// <summary>Writes by <paramref name="write"/>; what goes wrong on the disk becomes a message.</summary>
    /// <exception cref="UsageException">The disk is full, or the file cannot be written.</exception>
    public static void Write(string path, Action<string> write)
    {
        try
        {
            write(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, e);
        }
    }

    /// <summary>Finds out whether a file can be written: in its place is no folder, and beside it a new file can be made.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not.</exception>
    public static void Prove(string file)
    {
        string full = System.IO.Path.GetFullPath(file);
        if (Directory.Exists(full))
            throw new IOException("this is a folder; a file was expected.");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        string probe = $"{full}.{Guid.NewGuid():N}.probe";
        using FileStream made = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        made.WriteByte(0);
        made.Flush(flushToDisk: true);
    }

    private static UsageException CannotWrite(string path, Exception e) =>
        new($"{path} cannot be written: {e.Message} Remedy: {Hindrances.OfScarcity(e) ?? "name a folder that can be with --out, or free some space."}", e);

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
