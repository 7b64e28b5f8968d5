using PerfSuite.Results;

namespace PerfSuite.Cli.Outputs;

/// <summary>TEMPORARY seam until the report lands.</summary>
internal static class Reports
{
    public static string WriteHtml(SuiteResults results, string folder) => Path.Combine(folder, "index.html");

    public static void WriteSummary(SuiteResults results, string path) => TextFile.Write(path, $"# {results.Cases.Count} cases\n");

    public static SuiteResults ReadEmbedded(string file) => ResultsFile.Read(file);

    public static IEnumerable<string> Disagreements(SuiteResults results) => [];
}
