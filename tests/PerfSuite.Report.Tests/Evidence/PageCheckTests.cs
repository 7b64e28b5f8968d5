using PerfSuite.Judging.Records;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Evidence;

/// <summary>A page that shows something else than its evidence is found, wherever it does.</summary>
public sealed class PageCheckTests : IDisposable
{
    private static readonly SuiteResults Results = SyntheticRun.Of(cases: 12, rounds: 40);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_page_as_it_was_written_agrees() => Assert.Empty(Altered(page => page));

    [Fact]
    public void A_page_with_coverage_beside_it_agrees() => Assert.Empty(Altered(page => page, new ReportOptions(CoverageHref: "coverage/index.html")));

    [Theory]
    [InlineData("id=answer", "</h1>", "!</h1>")]
    [InlineData("id=claims", "</summary>", " red</summary>")]
    [InlineData("id=baseline", "</section>", "<p>All unchanged.</section>")]
    [InlineData("id=environment", "</section>", "<p>Another machine.</section>")]
    [InlineData("<head>", "</style>", "main{display:none}</style>")]
    public void What_is_written_into_a_part_is_found_there(string part, string was, string becomes)
    {
        string page = ReportWriter.Html(Results, new ReportOptions());
        int from = part == "<head>" ? 0 : page.IndexOf($"<section {part}", StringComparison.Ordinal), at = page.IndexOf(was, from, StringComparison.Ordinal);
        Assert.True(at > 0, $"The page has no {was} after {part}.");
        Assert.Contains(Altered(_ => page[..at] + becomes + page[(at + was.Length)..]), altered => altered.Contains(part, StringComparison.Ordinal) || part == "id=claims" && altered.Contains("area", StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_that_is_gone_is_found() =>
        Assert.Contains(Altered(page => page.Replace("<section id=forest>", "<section id=trees>", StringComparison.Ordinal)), altered => altered.Contains("id=forest", StringComparison.Ordinal));

    private IReadOnlyList<string> Altered(Func<string, string> alter, ReportOptions? options = null)
    {
        string file = Path.Combine(folder.Path, "index.html");
        File.WriteAllText(file, alter(ReportWriter.Html(Results, options ?? new ReportOptions())));
        return PageCheck.Altered(file, EmbeddedEvidence.Read(file));
    }
}
