using System.Text.RegularExpressions;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Report;

/// <summary>Holds what a page shows to the evidence that it carries: the same results give the same page.</summary>
public static partial class PageCheck
{
    private const string CoverageHref = $"coverage/{ReportWriter.HtmlName}";

    /// <summary>Parts of a page that are not as this version would show its evidence, by their opening tags; trends against a baseline are not looked at, because the history that they show is not in the page.</summary>
    /// <param name="htmlFile">A report's <c>index.html</c>, written by this version.</param>
    /// <param name="results">The evidence in it.</param>
    public static IReadOnlyList<string> Altered(string htmlFile, SuiteResults results)
    {
        string page = TextFile.Read(htmlFile, ResultsFile.LargestBytes);
        Dictionary<string, string> shown = PartsOf(page), follows = PartsOf(ReportWriter.Html(results, new ReportOptions(Coverage().IsMatch(page) ? CoverageHref : null)));
        return [.. shown.Keys.Union(follows.Keys, StringComparer.Ordinal).Where(part => shown.GetValueOrDefault(part) != follows.GetValueOrDefault(part)
            && !(part.Contains("id=baseline", StringComparison.Ordinal) && Sparkline().IsMatch(page)))];
    }

    private static Dictionary<string, string> PartsOf(string page) => Sections().Split(page).GroupBy(part => part.StartsWith("<section", StringComparison.Ordinal) ? part[..(part.IndexOf('>', StringComparison.Ordinal) + 1)] : "<head>", StringComparer.Ordinal)
        .ToDictionary(g => g.Key, string.Concat, StringComparer.Ordinal);

    [GeneratedRegex($"href=\"?{CoverageHref}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Coverage();

    [GeneratedRegex("class=\"?sparkline", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sparkline();

    [GeneratedRegex("(?=<section )", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sections();
}
