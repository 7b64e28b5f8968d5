using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Judging.Words;
using PerfSuite.Report.Content.Fleets;
using PerfSuite.Report.Markup;
using PerfSuite.Report.Markup.Fleets;

namespace PerfSuite.Report;

/// <summary>Writes the page of a fleet. The same history gives the same bytes.</summary>
public static class FleetWriter
{
    public const string HtmlName = "fleet.html";

    /// <summary>Writes the page as one self-contained file.</summary>
    /// <param name="name">Of the history.</param>
    /// <param name="machines">With at least one run each, by name.</param>
    /// <param name="folder">Where <c>fleet.html</c> goes; made where it is missing.</param>
    /// <returns>Path of the file.</returns>
    /// <exception cref="IOException">The file cannot be written; an earlier one is untouched.</exception>
    public static string WriteHtml(string name, IReadOnlyList<MachineHistory> machines, string folder)
    {
        string path = Path.Combine(folder, HtmlName);
        TextFile.Write(path, Html(name, machines));
        return path;
    }

    internal static string Html(string name, IReadOnlyList<MachineHistory> machines) => NeutralText.Of(PageRenderer.Render<FleetDocument>(
        (nameof(FleetDocument.Content), FleetPage.Of(name, machines)),
        (nameof(FleetDocument.Look), new PageLook(["tokens.css", "page.css", "tiles.css", "charts.css", "fleet.css", "print.css"], ["theme-button.js", "fleet.js"]))));
}
