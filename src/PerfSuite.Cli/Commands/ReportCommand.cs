using System.CommandLine;
using PerfSuite.Catalogue;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Outputs.Exports;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Report;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite report</c>: the reports from a results file alone, or a check of what stands in one.</summary>
internal static class ReportCommand
{
    public static Command Create(Screen screen)
    {
        FromOption from = new();
        Argument<string> input = new("RESULTS") { Description = "A results file or its folder; with --verify a report's index.html too." };
        Option<string?> output = new("--out", "-o") { HelpName = "DIR", Description = "Where the report goes. [report, beside the results]" };
        Option<bool> verify = new("--verify") { Description = "Recompute every figure and verdict from the raw samples, and name what disagrees." };
        Option<string?> history = RunOptions.Text("--history", "SOURCE", $"Shows trends from this history: an SQLite file, a folder for one, or PostgreSQL's connection string (Host=…). [${RunVariables.History}]");
        Command command = new("report", "Rebuild the reports from a results file alone.") { input, output, verify, history };
        from.AddTo(command);
        ExportOptions exports = new();
        exports.AddTo(command, withJUnit: false);
        command.SetAction(parsed => parsed.GetValue(verify)
            ? Verify(screen, parsed.GetValue(input)!, from.Catalogue(parsed))
            : Write(screen, parsed.GetValue(input)!, parsed.GetValue(output), parsed.GetValue(history) ?? RunVariables.Of(RunVariables.History), exports.Read(parsed)));
        return command;
    }

    private static int Write(Screen screen, string input, string? output, string? history, IReadOnlyList<Export> exports)
    {
        Export.Prepare(exports);
        SuiteResults results = ResultsFile.Read(input);
        string folder = output ?? Path.Combine(Directory.Exists(input) ? input : Path.GetDirectoryName(Path.GetFullPath(input))!, "report");
        string report = folder;
        OutputFolder.Write(folder, path => report = ReportWriter.WriteHtml(results, path,
            new ReportOptions(History: RunOutputs.History(history, results))));
        OutputFolder.Write(Path.Combine(folder, "summary.md"), path => ReportWriter.WriteSummary(results, path));
        foreach (Export export in exports)
            export.Write(results);
        screen.Line($"Report: {report}");
        return ExitCode.Green;
    }

    private static int Verify(Screen screen, string input, ClaimCatalogue catalogue)
    {
        bool isPage = input.EndsWith(".html", StringComparison.OrdinalIgnoreCase);
        SuiteResults results = isPage ? EmbeddedEvidence.Read(input) : ResultsFile.Read(input);
        bool sameVersion = results.Run.Version == DefinitionCheck.Version;
        string[] unknown = [.. results.Cases.Select(c => c.Claim).Distinct(StringComparer.Ordinal).Except(catalogue.Claims.Select(c => c.Id), StringComparer.Ordinal)];
        if (!sameVersion)
            screen.Line($"Measured by version {results.Run.Version}, and this is {DefinitionCheck.Version}: what a claim says of its regions and margins is taken from the file.");
        else if (unknown.Length > 0)
            screen.Line($"Not known here, so that its definition is taken from the file: {string.Join(", ", unknown)}. Claims of other assemblies are found with {FromOption.Name} ASSEMBLY.");
        Disagreement[] disagreements = [.. Recomputation.Disagreements(results), .. sameVersion ? DefinitionCheck.Disagreements(results, catalogue) : []];
        foreach (Disagreement disagreement in disagreements)
            screen.Line(disagreement.ToString());
        IReadOnlyList<string> altered = isPage && sameVersion ? PageCheck.Altered(input, results) : [];
        foreach (string part in altered)
            screen.Line($"{input}: the part {part} is not what the evidence in the page gives. `perfsuite report` makes the page anew.");
        if (altered.Count > 0)
            return ExitCode.Red;
        screen.Line(disagreements.Length == 0
            ? $"All agree: every verdict of the {results.Cases.Count} cases follows from the raw samples and counters{(sameVersion ? ", by the catalogue's definitions" : "")}."
            : $"{disagreements.Length} figures or verdicts do not follow from the raw samples, counters and definitions. Do not trust this file.");
        return disagreements.Length == 0 ? ExitCode.Green : ExitCode.Red;
    }
}
