using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Outputs;

/// <summary>Where the results of a run go. Whether they can go there is found out before anything is measured.</summary>
public sealed class OutputFolder(string path)
{
    private const string EngineName = "benchmarkdotnet";

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
        string probe = In($".writable-{Environment.ProcessId}");
        File.WriteAllText(probe, "");
        File.Delete(probe);
        Symlinks.Refuse(ReportFolder);
        Symlinks.Refuse(EngineFolder);
        if (Directory.Exists(EngineFolder))
            foreach (string old in Directory.EnumerateFiles(EngineFolder, "*-report-full.json", SearchOption.AllDirectories))
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

    private static UsageException CannotWrite(string path, Exception e) =>
        new($"{path} cannot be written: {e.Message} Name a folder that can be with --out, or free some space.", e);

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
