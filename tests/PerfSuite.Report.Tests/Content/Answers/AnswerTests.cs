using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Report.Content;
using PerfSuite.Report.Content.Answers;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Content.Answers;

public class AnswerTests
{
    [Theory]
    [InlineData(1.5, 0.5, "It depends on the use.")]
    [InlineData(1.5, 1.8, "Yes, in all 2 regimes measured.")]
    [InlineData(0.5, 0.6, "No, in all 2 regimes measured.")]
    [InlineData(1.5, 1, "Yes, or it makes no difference.")]
    [InlineData(0.5, 1, "No, or it makes no difference.")]
    [InlineData(1, 1, "It makes no difference.")]
    public void The_headline_is_the_sum_of_the_regimes(double warm, double small, string headline) =>
        Assert.Equal(headline, Of(Precise("sequential-warm-copy", warm), Precise("small-files-lose", small)).Headline);

    [Fact]
    public void One_regime_is_called_one() => Assert.Equal("Yes, in the one regime measured.", Of(Precise("sequential-warm-copy", 1.5)).Headline);

    [Fact]
    public void Without_times_the_run_cannot_say() =>
        Assert.Equal("This run cannot say: no regime was timed.", Of(Given.Observed("mapping-reads-nothing")).Headline);

    [Fact]
    public void Regimes_that_were_not_measured_are_named() =>
        Assert.Contains(Of(Precise("sequential-warm-copy", 1.5)).Clauses, c => c.Lead == "Not measured" && c.Regimes.Contains("cold", StringComparison.Ordinal));

    [Fact]
    public void Every_case_is_counted_once_by_either_verdict()
    {
        SuiteResults run = SyntheticRun.Of();
        Answer answer = Of([.. run.Cases]);
        Assert.Equal(run.Cases.Count, answer.Counts.Sum(c => c.Cases));
        Assert.Equal(run.Cases.Count, answer.Changes.Sum(c => c.Cases));
        Assert.Equal(4, answer.Counts.Count);
        Assert.Equal(Enum.GetValues<BaselineVerdict>().Length, answer.Changes.Count);
    }

    [Fact]
    public void A_red_case_is_not_news_too()
    {
        Answer answer = Of([.. RedRule.Apply([Given.Timed(ratio: 0.9) with { Baseline = new BaselineComparison(null, ClaimVerdict.Supported, 5, null) }], _ => false)]);
        Assert.Single(answer.Reds);
        Assert.Empty(answer.News);
    }

    [Fact]
    public void A_verdict_against_the_document_is_news_though_it_was_expected()
    {
        NewsItem item = Assert.Single(Of(Given.Timed("random-cold-copy", ratio: 0.8) with { Expectation = Expectation.MachineDependent }).News);
        Assert.False(item.Unexpected);
        Assert.Contains("depends on the machine", item.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_expected_to_be_contradicted_and_is_not_is_unexpected() =>
        Assert.True(Assert.Single(Of(Given.Timed(ratio: 1.5) with { Expectation = Expectation.Contradicted }).News).Unexpected);

    [Fact]
    public void A_run_that_is_not_complete_warns()
    {
        SuiteResults results = Given.Results(Given.Timed());
        Assert.Empty(Of(results).Warnings);
        Assert.Contains("not complete", Assert.Single(Of(results with { Run = results.Run with { Complete = false } }).Warnings), StringComparison.Ordinal);
    }

    private static CaseRecord Precise(string claim, double ratio) => Given.Timed(claim, "", ratio, rounds: 400, spread: 0.002);

    private static Answer Of(params CaseRecord[] cases) => Of(Given.Results(cases));

    private static Answer Of(SuiteResults results) => AnswerBuilder.Of(results, new Anchors(results), ForestPlot.Axis(results));
}
