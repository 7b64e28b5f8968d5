using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Answers;

/// <summary>Builds what stands first.</summary>
public static class AnswerBuilder
{
    private const int Ticks = 7;

    /// <param name="results">What was measured.</param>
    /// <param name="anchors">Places in the page.</param>
    /// <param name="axis">The page's axis of ratios.</param>
    public static Answer Of(SuiteResults results, Anchors anchors, Scale axis)
    {
        IReadOnlyList<RegimeAnswer> regimes = new RegimeAnswers(results, anchors, axis).All;
        return new Answer(
            Headline.Of(regimes), [.. Headline.Clauses(regimes)], [.. Interruption(results), .. RunAccount.Of(results)],
            [.. results.Reds.Select(c => new RedCase(new Link(c.Name, anchors.Of(c)), c.Reason))],
            [.. results.Cases.Where(c => c.LetThrough is not null).Select(c => new RedCase(new Link(c.Name, anchors.Of(c)), c.Reason))],
            NewsItem.Of(results, anchors), regimes, axis.Ticks(Ticks, Number.Plain),
            Counts(results.Cases, c => c.ClaimVerdict), Counts(results.Cases, c => c.BaselineVerdict), Certainty(results));
    }

    private static Count<T>[] Counts<T>(IReadOnlyList<CaseRecord> cases, Func<CaseRecord, T> verdict)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => new Count<T>(v, cases.Count(c => EqualityComparer<T>.Default.Equals(verdict(c), v))))];

    private static IEnumerable<string> Interruption(SuiteResults results) => results.Run.Complete ? []
        : [$"This run is not complete. What follows covers the {Number.Of(results.Cases.Count, "case")} that had ended; cases that are missing say nothing."];

    private static string Certainty(SuiteResults results) => results.Run.Policy is { } policy
        ? $"Every interval misses its true value with a probability of at most {Number.Percent(policy.ErrorPerCase)}, and so are at most "
            + $"{Number.Percent(policy.FalseDiscoveryRate)} of the decided verdicts expected to be wrong. Processes of the same code usually differ by "
            + $"{Number.Percent(Math.Sqrt(policy.VarianceBetween))} ({policy.Method})."
        : "This run does not say by which rule it was judged.";
}
