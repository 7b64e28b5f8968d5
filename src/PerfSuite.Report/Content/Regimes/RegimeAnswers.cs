using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Regimes;

/// <summary>Answers for every regime, also for those that were not measured: an absent answer is an answer too.</summary>
/// <param name="results">What was measured.</param>
/// <param name="anchors">Places of the evidence.</param>
/// <param name="axis">The page's axis of ratios.</param>
public sealed class RegimeAnswers(SuiteResults results, Anchors anchors, Scale axis)
{
    private readonly ILookup<string, CaseRecord> byClaim = results.Cases.ToLookup(c => c.Claim, StringComparer.Ordinal);

    public IReadOnlyList<RegimeAnswer> All => [.. RegimeTable.All.Select(Of)];

    private RegimeAnswer Of(Regime regime)
    {
        IReadOnlyList<CaseRecord> cases = regime.CasesOf(byClaim);
        CaseRecord[] timed = [.. cases.Where(c => c.ComparesTwoArms())];
        Link[] evidence = [.. cases.Select(c => c.Claim).Distinct(StringComparer.Ordinal).Select(id => new Link(id, anchors.OfClaim(id)))];
        return timed.Length > 0 ? Timed(regime, timed, evidence) : Observed(regime, cases, evidence);
    }

    private RegimeAnswer Timed(Regime regime, CaseRecord[] timed, Link[] evidence)
    {
        Outcome[] outcomes = [.. timed.Select(Winner.Of)];
        Interval mean = Winner.Mean([.. timed.Select(c => c.Ratio!.Value)]);
        Outcome outcome = Winner.Of(outcomes);
        IntervalMark[] marks = [.. timed.Select(c => IntervalMark.Of(c.Ratio!.Value, axis, VerdictWords.Key(c.ClaimVerdict)))];
        return new RegimeAnswer(regime, outcome, RegimeSentence.Of(outcome, mean, outcomes, timed),
            RegimeSentence.Brief(outcome, mean, timed), mean, marks, evidence);
    }

    private static RegimeAnswer Observed(Regime regime, IReadOnlyList<CaseRecord> cases, Link[] evidence)
    {
        CaseRecord[] decided = [.. cases.Where(c => c.ClaimVerdict is ClaimVerdict.Supported or ClaimVerdict.Contradicted && c.Ratio is null)];
        Outcome outcome = decided.Length > 0 ? decided.All(c => c.ClaimVerdict == ClaimVerdict.Supported) ? Outcome.Holds : Outcome.Fails
            : cases.Any(c => c.ClaimVerdict == ClaimVerdict.NotApplicable) ? Outcome.NotApplicable
            : cases.Count > 0 ? Outcome.Undecided
            : Outcome.NotMeasured;
        return new RegimeAnswer(regime, outcome, RegimeSentence.WithoutTimes(outcome, regime, cases, decided), "", null, [], evidence);
    }
}
