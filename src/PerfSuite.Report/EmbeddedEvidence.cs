using System.Text;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Report.Evidence;

namespace PerfSuite.Report;

/// <summary>The results within a report: the page carries its own evidence.</summary>
public static class EmbeddedEvidence
{
    /// <summary>The element that holds the results; a report has it once.</summary>
    internal const string ElementId = "evidence-data";

    private const string Opening = $"<script type=\"application/octet-stream\" id=\"{ElementId}\">";
    private const string Closing = "</script>";

    /// <summary>The results that a report was made from.</summary>
    /// <param name="htmlFile">A report's <c>index.html</c>.</param>
    /// <exception cref="UnreadableInputException">Missing, no report of this suite, or damaged.</exception>
    public static SuiteResults Read(string htmlFile) => ResultsFile.ReadText(htmlFile, Text(htmlFile, TextFile.Read(htmlFile, ResultsFile.LargestBytes)));

    /// <summary>What <see cref="Read"/> unpacks.</summary>
    internal static string Pack(string json) => Base85.Encode(Packing.Pack(json));

    /// <summary>The text of the results file within a page, character by character as it was.</summary>
    internal static string Text(string file, string html)
    {
        int start = html.LastIndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        int end = start < Opening.Length ? -1 : html.IndexOf(Closing, start, StringComparison.Ordinal);
        if (end < 0)
            throw new UnreadableInputException(file, "", $"it holds no results (no script element '{ElementId}'); "
                + "a report that `perfsuite run` or `perfsuite report` wrote was expected.");
        try
        {
            return Packing.Unpack(Base85.Decode(html.AsSpan(start, end - start).Trim()));
        }
        catch (Exception e) when (e is InvalidDataException or DecoderFallbackException or ArgumentException)
        {
            throw new UnreadableInputException(file, $"script element '{ElementId}'", $"its results are damaged: {e.Message} Make the report anew from results.json.", e);
        }
    }
}
