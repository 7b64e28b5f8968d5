using System.CommandLine;
using PerfSuite.Catalogue;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Outputs.Exports;
using PerfSuite.History;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Report;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite report</c>: the reports from a results file alone, a check of what stands in one, or the page of all machines of a history.</summary>
internal static class ReportCommand
{
    /// <summary>Latest runs of each machine that the page of a fleet looks back on.</summary>
    private const int FleetRuns = 50;

    public static Command Create(Screen screen)
    {
        FromOption from = new();
        Argument<string?> input = new("RESULTS") { Description = "A results file or its folder; with --verify a report's index.html too. Without one, the page of all machines of a history.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> output = new("--out", "-o") { HelpName = "DIR", Description = $"Where the report goes. [report, beside the results; of a history ${RunVariables.Output}, {RunVariables.DefaultOutput}]" };
        Option<bool> verify = new("--verify") { Description = "Recompute every figure and verdict from the raw samples, and name what disagrees." };
        HistoryOption history = new("Shows trends from this history");
        Command command = new("report", "Rebuild the reports from a results file alone, or draw the machines of a history.") { input, output, verify };
        history.AddTo(command);
        from.AddTo(command);
        ExportOptions exports = new();
        exports.AddTo(command, withJUnit: false);
        command.SetAction(parsed =>
        {
            string? past = history.Read(parsed), to = parsed.GetValue(output);
            if (parsed.GetValue(input) is { } results)
                return parsed.GetValue(verify) ? Verify(screen, results, from.Catalogue(parsed)) : Write(screen, results, to, past, exports.Read(parsed));
            if (parsed.GetValue(verify) || past is null || exports.Read(parsed).Count > 0)
                throw new UsageException("No results are named. Name a results file or its folder; a history alone, by --history SOURCE, gives the page of its machines.");
            return WriteFleet(screen, past, to ?? RunVariables.OutputOrDefault);
        });
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

    private static int WriteFleet(Screen screen, string source, string folder)
    {
        using RunHistory history = RunHistory.Open(source);
        IReadOnlyList<MachineHistory> machines = history.Fleet(FleetRuns);
        if (machines.Count == 0)
            throw new UsageException($"{history.Name} has no runs. `perfsuite run --history {source}` adds one.");
        string page = folder;
        OutputFolder.Write(folder, path => page = FleetWriter.WriteHtml(history.Name, machines, path));
        screen.Line($"Fleet: {page}");
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
