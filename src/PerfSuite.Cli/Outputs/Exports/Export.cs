using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Report;

namespace PerfSuite.Cli.Outputs.Exports;

/// <summary>A file for another program that the results of a run are handed to.</summary>
public sealed class Export
{
    public const string JUnit = "junit";

    private const char Separator = '=';

    /// <summary>A path below these is a device or the kernel's: renaming a file onto it would take its place.</summary>
    private static readonly string[] NoFiles = ["/dev/", "/proc/", "/sys/"];

    private static readonly Dictionary<string, Action<SuiteResults, string>> Writers = new(StringComparer.Ordinal)
    {
        ["github-benchmark"] = (results, path) => TextFile.Write(path, GitHubBenchmark.Of(results)),
        ["bencher"] = (results, path) => TextFile.Write(path, BencherMetrics.Of(results)),
        ["openmetrics"] = (results, path) => TextFile.Write(path, OpenMetrics.Of(results)),
        [JUnit] = (results, path) => TextFile.Write(path, JUnitFile.Of(results)),
        ["markdown"] = (results, path) => ReportWriter.WriteSummary(results, path),
        ["csv"] = (results, path) => TextFile.Write(path, CsvFile.Of(results)),
    };

    private Export(string kind, string file) => (Kind, File) = (kind, Path.GetFullPath(file));

    /// <summary>What can be written.</summary>
    public static IReadOnlyCollection<string> Kinds => Writers.Keys;

    public string Kind { get; }

    /// <summary>Full path.</summary>
    public string File { get; }

    /// <summary>Reads <c>KIND=FILE</c>.</summary>
    /// <exception cref="UsageException">It is not of that form, or the kind is unknown.</exception>
    public static Export Parse(string text)
    {
        string[] parts = text.Split(Separator, 2);
        if (!Writers.ContainsKey(parts[0]))
            throw new UsageException($"'{parts[0]}' is no kind of export. --export takes KIND=FILE, where KIND is one of {string.Join(", ", Kinds)}.");
        return parts is [_, { Length: > 0 } file] ? new Export(parts[0], file)
            : throw new UsageException($"--export {parts[0]} names no file: say {parts[0]}=FILE.");
    }

    /// <summary>Finds out whether the files can be written, and leaves nothing behind.</summary>
    /// <exception cref="UsageException">One cannot, or two are the same.</exception>
    public static void Prepare(IReadOnlyList<Export> exports)
    {
        if (exports.GroupBy(e => e.File, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UsageException($"{string.Join(" and ", twice.Select(e => e.Kind))} would both be written to {twice.Key}. Name a file for each.");
        foreach (Export export in exports)
            export.Written(export.RequireWritable);
    }

    /// <exception cref="UsageException">The disk is full, or the file cannot be written; an earlier file is untouched.</exception>
    public void Write(SuiteResults results) => Written(() => Writers[Kind](results, File));

    private void RequireWritable()
    {
        if (NoFiles.FirstOrDefault(f => File.StartsWith(f, StringComparison.Ordinal)) is { } special)
            throw new IOException($"what lies below {special} is no file.");
        if (Directory.Exists(File))
            throw new IOException("this is a folder.");
        Symlinks.Refuse(File);
        string? folder = Path.GetDirectoryName(File);
        while (!Path.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        OutputFolder.Prove(Path.Combine(folder!, Path.GetFileName(File)));
    }

    private void Written(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{File} cannot be written: {e.Message} Name another file for the export {Kind}, or free some space.", e);
        }
    }
}
