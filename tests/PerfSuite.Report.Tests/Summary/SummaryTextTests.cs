using PerfSuite.Judging.Records;
using PerfSuite.Report.Summary;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Summary;

public class SummaryTextTests
{
    private static readonly SuiteResults Results = SyntheticRun.Of();

    [Fact]
    public void No_case_is_dropped()
    {
        string[] rows = [.. SummaryText.Of(Results).Split("<details>")[1].Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal))];
        Assert.Equal(Results.Cases.Count, rows.Length);
    }

    [Fact]
    public void Reds_stand_above_everything_that_is_listed()
    {
        string text = SummaryText.Of(Results);
        CaseRecord red = Results.Reds.First();
        Assert.True(text.IndexOf($"### Red: `{red.Name}`", StringComparison.Ordinal) is > 0 and var at
            && at < text.IndexOf("## By regime", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_without_reds_says_so() => Assert.Contains("Nothing is red.",
        SummaryText.Of(Given.Results([.. Results.Cases.Select(c => c with { Red = false })])), StringComparison.Ordinal);

    [Fact]
    public void An_interrupted_run_is_marked() => Assert.Contains("> **Warning.** This run is not complete.",
        SummaryText.Of(Results with { Run = Results.Run with { Complete = false } }), StringComparison.Ordinal);

    [Fact]
    public void The_same_results_give_the_same_text() => Assert.Equal(SummaryText.Of(Results), SummaryText.Of(Results));

    [Fact]
    public void A_hostile_reason_stays_text()
    {
        CaseRecord hostile = Results.Reds.First() with { Reason = "<script>alert(1)</script>\n# heading | cell" };
        string text = SummaryText.Of(Given.Results(hostile));
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# heading", text, StringComparison.Ordinal);
    }
}
