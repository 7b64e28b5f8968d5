using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Words;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content;
using PerfSuite.Report.Markup;
using PerfSuite.Report.Markup.Sections;
using PerfSuite.Report.Summary;

namespace PerfSuite.Report;

/// <summary>Writes the reports of some results. The same results give the same bytes; nothing is measured.</summary>
public static class ReportWriter
{
    public const string HtmlName = "index.html";

    private static readonly string[] StyleSheets = ["tokens.css", "page.css", "lists.css", "marks.css", "charts.css", "print.css"];
    private static readonly string[] Scripts = ["theme-button.js", "filter.js", "links.js", "evidence.js"];

    /// <summary>Writes the report as one self-contained file.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="folder">Where <c>index.html</c> goes; made where it is missing.</param>
    /// <param name="options">What is shown beside the results.</param>
    /// <returns>Path of the file.</returns>
    /// <exception cref="IOException">The file cannot be written; an earlier one is untouched.</exception>
    public static string WriteHtml(SuiteResults results, string folder, ReportOptions? options = null)
    {
        string path = Path.Combine(folder, HtmlName);
        ReportOptions shown = options ?? new ReportOptions();
        TextFile.Write(path, Html(results, shown with { CoverageHref = shown.CoverageHref ?? CoverageBeside(folder) }));
        return path;
    }

    /// <summary>Writes the summary as GitHub-flavoured Markdown.</summary>
    /// <returns><paramref name="path"/>.</returns>
    /// <exception cref="IOException">The file cannot be written; an earlier one is untouched.</exception>
    public static string WriteSummary(SuiteResults results, string path)
    {
        TextFile.Write(path, SummaryText.Of(results));
        return path;
    }

    /// <summary>Coverage of the suite's own code, where somebody has put it beside the report.</summary>
    private static string? CoverageBeside(string folder) => File.Exists(Path.Combine(folder, "coverage", HtmlName)) ? $"coverage/{HtmlName}" : null;

    /// <summary>The page. What it shows is what it embeds, so that a page rebuilt from its own evidence is the same.</summary>
    internal static string Html(SuiteResults results, ReportOptions options)
    {
        Task<string> evidence = Task.Run(() => EmbeddedEvidence.Pack(ResultsFile.Text(results)));
        ReportPage page = ReportPage.Of(AsWritten.Of(results), options);
        string[] areas = [.. page.Areas.AsParallel().AsOrdered().Select(a => PageRenderer.Render<AreaPart>((nameof(AreaPart.Area), a)))];
        return NeutralText.Of(PageRenderer.Render<Page>(
            (nameof(Page.Content), page),
            (nameof(Page.Areas), areas),
            (nameof(Page.Look), new PageLook(StyleSheets, Scripts, $":root{{--one:{Place.Percent(page.Forest.One)};--same:{Place.Percent(page.Baseline.Same)}}}")),
            (nameof(Page.Evidence), evidence.GetAwaiter().GetResult())));
    }
}
