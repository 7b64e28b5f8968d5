using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Evidence;

public class EmbeddedEvidenceTests
{
    private static readonly SuiteResults Results = SyntheticRun.Of(cases: 12, rounds: 40);

    [Fact]
    public void A_page_gives_back_the_results_file_that_it_was_made_from_character_by_character() =>
        Assert.Equal(ResultsFile.Text(Results), EmbeddedEvidence.Text("page", ReportWriter.Html(Results, new ReportOptions())));

    [Fact]
    public void A_written_report_is_read_as_results()
    {
        using TempFolder folder = new();
        string file = ReportWriter.WriteHtml(Results, folder.Path);
        Assert.Equal(ResultsFile.Text(Results), ResultsFile.Text(EmbeddedEvidence.Read(file)));
    }

    [Fact]
    public void What_arms_do_and_what_is_predicted_of_them_comes_back()
    {
        CaseRecord[] before = [.. Results.Cases.Where(c => c.Prediction is not null)];
        CaseRecord[] after = [.. ResultsFile.ReadText("page", EmbeddedEvidence.Text("page", ReportWriter.Html(Results, new ReportOptions()))).Cases.Where(c => c.Prediction is not null)];
        Assert.NotEmpty(before);
        Assert.Equal(before.Select(c => c.Arms[1].Work), after.Select(c => c.Arms[1].Work));
        Assert.Equal(before.Select(c => (c.Prediction!.Ratio, c.Prediction.Lower, c.Prediction.Upper)), after.Select(c => (c.Prediction!.Ratio, c.Prediction.Lower, c.Prediction.Upper)));
        Assert.Equal(before.SelectMany(c => c.Prediction!.Explains), after.SelectMany(c => c.Prediction!.Explains));
    }

    [Fact]
    public void A_page_rebuilt_from_its_own_evidence_is_the_same()
    {
        using TempFolder folder = new();
        string page = ReportWriter.Html(Results, new ReportOptions()), file = ReportWriter.WriteHtml(Results, folder.Path);
        Assert.Equal(page, ReportWriter.Html(EmbeddedEvidence.Read(file), new ReportOptions()));
    }

    [Fact]
    public void A_page_of_something_else_is_refused_in_words()
    {
        UnreadableInputException refused = Assert.Throws<UnreadableInputException>(() => EmbeddedEvidence.Text("other.html", "<!DOCTYPE html><p>Hello"));
        Assert.Contains("other.html", refused.Message, StringComparison.Ordinal);
        Assert.Contains("it holds no results", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>One character of the evidence changed, left out, or everything after it.</summary>
    [Theory]
    [InlineData(0.1, "other")]
    [InlineData(0.5, "other")]
    [InlineData(0.5, "missing")]
    [InlineData(0.5, "end")]
    [InlineData(0.99, "other")]
    public void Damaged_evidence_is_refused_or_says_something_else_but_never_fails_unforeseen(double share, string damage)
    {
        string packed = EmbeddedEvidence.Pack(ResultsFile.Text(Results));
        int at = (int)(share * packed.Length);
        string damaged = damage switch
        {
            "other" => packed[..at] + (packed[at] == 'a' ? 'b' : 'a') + packed[(at + 1)..],
            "missing" => packed[..at] + packed[(at + 1)..],
            _ => packed[..at],
        };
        string page = ReportWriter.Html(Results, new ReportOptions()).Replace(packed, damaged, StringComparison.Ordinal);
        Assert.Throws<UnreadableInputException>(() => ResultsFile.ReadText("page", EmbeddedEvidence.Text("page", page)));
    }
}
