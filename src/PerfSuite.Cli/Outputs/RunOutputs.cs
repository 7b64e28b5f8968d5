using PerfSuite.Cli.Outputs.Exports;
using PerfSuite.History;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Report;

namespace PerfSuite.Cli.Outputs;

/// <summary>Everything that a run leaves: for programs first, so that nothing that fails later can lose the measurement.</summary>
/// <param name="folder">Where it goes.</param>
/// <param name="exports">Files for other programs.</param>
/// <param name="history">The history that the run is added to; null for none.</param>
internal sealed class RunOutputs(OutputFolder folder, IReadOnlyList<Export> exports, string? history = null)
{
    private const string CoveragePage = "coverage/index.html";

    private readonly List<string> failures = [];

    /// <summary>Finds out whether everything can be written, before anything is measured.</summary>
    public void Prepare()
    {
        Export.Prepare(exports);
        folder.Prepare();
        if (history is not null)
            RunHistory.Open(history).Dispose();
    }

    /// <summary>Keeps what has been measured so far, so that nothing that happens later can lose it.</summary>
    public void Keep(SuiteResults results) => Later(() => OutputFolder.Write(folder.ResultsFile, path => ResultsFile.Write(path, results)));

    /// <summary>Writes what programs read. What cannot be written is told by <see cref="RequireAll"/>, beside the results and not in their place.</summary>
    public void WriteResults(SuiteResults results)
    {
        failures.Clear(); // What could not be kept on the way is written now, or cannot be written still.
        Later(() => OutputFolder.Write(folder.ResultsFile, path => WriteOrElsewhere(path, results)));
        Later(() => OutputFolder.Write(folder.BadgeFile, path => TextFile.Write(path, Badge.Of(results))));
        foreach (Export export in exports)
            Later(() => export.Write(results));
        if (history is not null && results.Run.Complete)
            Later(() =>
            {
                using RunHistory opened = RunHistory.Open(history);
                opened.Add(HistoryRun.Of(results));
            });
    }

    /// <summary>Says what could not be written.</summary>
    /// <exception cref="UsageException">Something could not.</exception>
    public void RequireAll()
    {
        if (failures.Count > 0)
            throw new UsageException(string.Join("\n", failures.Distinct(StringComparer.Ordinal)));
    }

    /// <summary>A folder that has filled up meanwhile does not take the measurement with it.</summary>
    private static void WriteOrElsewhere(string path, SuiteResults results)
    {
        try
        {
            ResultsFile.Write(path, results);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string elsewhere = Path.Combine(Directory.CreateTempSubdirectory("results-").FullName, ResultsFile.DefaultName);
            ResultsFile.Write(elsewhere, results);
            throw new IOException($"{e.Message} The results are in {elsewhere} instead.", e);
        }
    }

    private void Later(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is UsageException or UnreadableInputException or HistoryException)
        {
            failures.Add(e.Message);
        }
    }

    /// <summary>What `ci/coverage.sh` leaves beside the report.</summary>
    private string? CoverageHref => File.Exists(Path.Combine(folder.ReportFolder, CoveragePage)) ? CoveragePage : null;

    /// <summary>The reports, and what a build server shows; prints where the report is.</summary>
    public void WriteForPeople(SuiteResults results, Screen screen)
    {
        Later(() => OutputFolder.Write(folder.SummaryFile, path => ReportWriter.WriteSummary(results, path)));
        string report = folder.ReportFolder;
        Later(() => OutputFolder.Write(folder.ReportFolder, path => report = ReportWriter.WriteHtml(results, path, new ReportOptions(CoverageHref, History(history, results)))));
        if (Environment.GetEnvironmentVariable(StepSummary.Variable) is { Length: > 0 } step)
            Later(() => OutputFolder.Write(step, path => StepSummary.Append(path, File.ReadAllText(folder.SummaryFile))));
        if (Environment.GetEnvironmentVariable(WorkflowAnnotations.Variable) == "true")
            foreach (string line in WorkflowAnnotations.Of(results))
                screen.Raw(line);
        if (!results.Run.Complete)
            screen.Line($"Interrupted: {folder.ResultsFile} holds the {results.Cases.Count} cases that had ended, and says so.");
        screen.Line($"Report: {report}");
    }

    /// <summary>What a report shows of the past; null where no history is named.</summary>
    internal static IReadOnlyList<HistoryLine>? History(string? source, SuiteResults results)
    {
        if (source is null)
            return null;
        using RunHistory history = RunHistory.Open(source);
        return history.Lines(results.Environment.Machine);
    }
}
