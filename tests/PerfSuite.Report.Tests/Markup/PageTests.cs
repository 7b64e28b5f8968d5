using System.Text.RegularExpressions;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Markup;

public partial class PageTests
{
    /// <summary>What a run of the whole catalogue has, and a good deal of rounds.</summary>
    private const int CatalogueCases = 200;
    private const int CatalogueRounds = 250;

    [Fact]
    public void The_same_results_give_the_same_bytes() => Assert.Equal(
        ReportWriter.Html(SyntheticRun.Of(), new ReportOptions()), ReportWriter.Html(SyntheticRun.Of(), new ReportOptions()));

    [Fact]
    public void A_run_of_the_whole_catalogue_is_a_page_of_at_most_a_megabyte()
    {
        using TempFolder folder = new();
        string file = ReportWriter.WriteHtml(SyntheticRun.Of(CatalogueCases, CatalogueRounds), folder.Path);
        Assert.InRange(new FileInfo(file).Length, 100_000, 1_000_000);
    }

    [Fact]
    public void Five_thousand_cases_all_have_their_row_and_their_evidence()
    {
        string page = ReportWriter.Html(SyntheticRun.Of(cases: 5000, rounds: 24), new ReportOptions());
        Assert.Equal(5000, Regex.Count(page, "<details id=", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Every_claim_shows_the_setting_of_its_source()
    {
        SuiteResults results = SyntheticRun.Of();
        string page = ReportWriter.Html(results, new ReportOptions());
        Assert.Equal(results.Claims.Count, Regex.Count(page, "<details><summary>The source", RegexOptions.None, TimeSpan.FromSeconds(5)));
        Assert.Contains("<th scope=row>size<td>a file of 4 GiB<td>file 64 MiB", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_results_hold_stays_text()
    {
        string page = ReportWriter.Html(Hostile.Results, new ReportOptions());
        string markup = Evidence().Replace(page, "");
        Assert.DoesNotContain("<img", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>window", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("onfocus='", markup, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(page, "<script", RegexOptions.None, TimeSpan.FromSeconds(5)));
        Assert.Single(Regex.Matches(page[..page.IndexOf("<body", StringComparison.Ordinal)], "</title>", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Hostile_results_are_embedded_and_come_back_as_they_were() =>
        Assert.Equal(ResultsFile.Text(Hostile.Results), EmbeddedEvidence.Text("page", ReportWriter.Html(Hostile.Results, new ReportOptions())));

    [Fact]
    public void Every_link_within_the_page_leads_somewhere_and_no_place_has_two_names()
    {
        string page = ReportWriter.Html(SyntheticRun.Of(), new ReportOptions());
        string[] places = [.. Ids().Matches(page).Select(m => m.Groups["place"].Value)];
        Assert.Equal(places.Distinct(StringComparer.Ordinal), places);
        Assert.Empty(Links().Matches(page).Select(m => m.Groups["place"].Value).Except(places, StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere() =>
        Assert.DoesNotMatch("""(src|href|action)="?(https?:)?//|url\(|@import""", Evidence().Replace(ReportWriter.Html(SyntheticRun.Of(), new ReportOptions()), ""));

    [Fact]
    public void A_run_without_cases_is_a_page_too() =>
        Assert.Contains("This run holds no claim.", ReportWriter.Html(Given.Results(), new ReportOptions()), StringComparison.Ordinal);

    [Fact]
    public void Coverage_beside_the_report_is_linked_and_its_absence_is_not()
    {
        using TempFolder folder = new();
        Assert.DoesNotContain("coverage/index.html", File.ReadAllText(ReportWriter.WriteHtml(Given.Results(), folder.Path)), StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(folder.Path, "coverage"));
        File.WriteAllText(Path.Combine(folder.Path, "coverage", "index.html"), "");
        Assert.Contains("href=\"coverage/index.html\"", File.ReadAllText(ReportWriter.WriteHtml(Given.Results(), folder.Path)), StringComparison.Ordinal);
    }

    [GeneratedRegex("<script type=\"application/octet-stream\"[^>]*>[^<]*", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Evidence();

    [GeneratedRegex(" id=\"?(?<place>[^\" >]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ids();

    [GeneratedRegex("href=\"?#(?<place>[^\" >]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Links();
}
