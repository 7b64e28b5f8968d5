using PerfSuite.Judging.Records;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Content.Regimes;

public class RegimeTests
{
    [Theory]
    [InlineData("Warm, small blocks", "sequential-warm-copy", 1.5, "mmap wins: 1.5")]
    [InlineData("Cold", "random-cold-copy", 0.5, "mmap loses: it takes 2")]
    [InlineData("Small files", "small-files-lose", 1, "No difference that matters in the one case measured.")]
    public void A_regime_answers_in_a_sentence(string regime, string claim, double ratio, string sentence) =>
        Assert.StartsWith(sentence, Answer(regime, Given.Timed(claim, "", ratio, rounds: 400, spread: 0.002)).Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_regime_that_wins_here_and_loses_there_depends() =>
        Assert.Equal(Outcome.Mixed, Answer("Cold", Given.Timed("random-cold-copy", "a", 2), Given.Timed("sequential-cold-copy", "b", 0.6)).Outcome);

    [Fact]
    public void Only_blocks_of_a_mebibyte_and_more_are_large()
    {
        RegimeAnswer answer = Answer("Warm, large blocks",
            Given.Timed("large-block-parity", "block=64KiB", 2, parameters: ("blockBytes", 65536L)),
            Given.Timed("large-block-parity", "block=4MiB", 0.9, parameters: ("blockBytes", 4194304L)));
        Assert.Equal(Outcome.Loses, answer.Outcome);
        Assert.Single(answer.Marks);
    }

    [Fact]
    public void An_absent_answer_is_an_answer_too() => Assert.Equal(Outcome.NotMeasured, Answer("Reuse", Given.Timed()).Outcome);

    [Fact]
    public void What_cannot_be_measured_here_says_why()
    {
        RegimeAnswer answer = Answer("Out of cache", Given.Untimed("out-of-cache-random", "") with { ClaimVerdict = ClaimVerdict.NotApplicable, Reason = "No cgroup." });
        Assert.Equal(Outcome.NotApplicable, answer.Outcome);
        Assert.Contains("No cgroup.", answer.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, Outcome.Holds)]
    [InlineData(7, Outcome.Fails)]
    public void Without_a_clock_counters_answer(double calls, Outcome outcome) => Assert.Equal(outcome,
        Answer("Sharing", Given.Observed("readers-share-one-copy", MechanismRow.Of("calls", Expected.Exactly(0), calls))).Outcome);

    [Fact]
    public void Evidence_is_linked() => Assert.Equal(["#claim-sequential-warm-copy"], Answer("Warm, small blocks", Given.Timed()).Evidence.Select(e => e.Href));

    private static RegimeAnswer Answer(string regime, params CaseRecord[] cases)
    {
        SuiteResults results = Given.Results(cases);
        return new RegimeAnswers(results, new Anchors(results), new LogScale(0.01, 100)).All.Single(a => a.Regime.Name == regime);
    }
}
