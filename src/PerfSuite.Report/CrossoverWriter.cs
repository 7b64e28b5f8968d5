using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Report.Content.Crossovers;
using PerfSuite.Report.Markup;
using PerfSuite.Report.Markup.Crossovers;

namespace PerfSuite.Report;

/// <summary>Writes the page of a map. The same map gives the same bytes; nothing is measured.</summary>
public static class CrossoverWriter
{
    public const string HtmlName = "crossover.html";

    /// <summary>Writes the page as one self-contained file.</summary>
    /// <exception cref="IOException">The file cannot be written; an earlier one is untouched.</exception>
    public static void WriteHtml(CrossoverMap map, string path) => TextFile.Write(path, Html(map));

    internal static string Html(CrossoverMap map) => PageRenderer.Render<CrossoverDocument>(
        (nameof(CrossoverDocument.Content), MapPage.Of(map)),
        (nameof(CrossoverDocument.Look), new PageLook(["tokens.css", "page.css", "tiles.css", "crossover.css"], [])));
}
