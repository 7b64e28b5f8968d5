using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>
/// Computes every verdict of some results again, by the rule that is stored with them: ratios from the raw samples, claim verdicts from ratios and counters, changes
/// from what the baseline's processes and the fresh ones found, baseline verdicts from the changes, reds from all of them, predictions from work and prices.
/// </summary>
public static class Recomputation
{
    /// <summary>The results' cases as they follow from their samples and counters, in the same order.</summary>
    public static IReadOnlyList<CaseRecord> Of(SuiteResults results)
    {
        HashSet<string> drawbacks = [.. results.Claims.Where(c => c.Drawback).Select(c => c.Claim)];
        JudgingPolicy policy = results.Run.Policy ?? JudgingPolicy.Default;
        double fallback = ConfidenceOf(results, policy);
        bool machineChanged = results.Run.Baseline is { MachineChanged: true };
        CaseRecord[] measured = [.. results.Cases.Where(c => !StandsForNoCase(c)).InParallel(c => Judged(c, fallback, policy.Spread, drawbacks.Contains(c.Claim)))];
        Queue<CaseRecord> judged = new(RedRule.Apply(measured, drawbacks.Contains, policy, machineChanged));
        return [.. results.Cases.Select(c => ChangedMachine.IsOne(c) ? c with { Red = machineChanged, Standing = CaseStanding.MachineChanged } : MissingCase.IsOne(c) ? MissingCase.Judged(c)
            : judged.Dequeue() with { Prediction = c.Prediction is null ? null : CostModel.Of(c, results.Environment.Primitives) })];
    }

    /// <summary>Everything that does not follow; nothing where all agree. Of results that are older than policies only what no rule changes is looked at: ratios, counters and claim verdicts.</summary>
    public static IEnumerable<Disagreement> Disagreements(SuiteResults results) =>
        results.Cases.Zip(Of(results)).SelectMany(c => new CaseAgreement(c.First, c.Second).Disagreements(byStoredRule: results.Run.Policy is not null));

    /// <summary>Confidence of a case that states none, for too few rounds: that of the others, as all cases of a run are looked at with the same.</summary>
    private static double ConfidenceOf(SuiteResults results, JudgingPolicy policy) => results.Cases.Select(c => c.Ratio?.Confidence).Max() ?? policy.ConfidenceOfLook;

    private static bool StandsForNoCase(CaseRecord c) => MissingCase.IsOne(c) || ChangedMachine.IsOne(c);

    private static CaseRecord Judged(CaseRecord stated, double fallback, ProcessVariance spread, bool drawback)
    {
        CaseRecord fresh = stated with
        {
            Mechanism = [.. stated.Mechanism.Select(r => r with { Holds = r.Recomputed() })],
            Ratio = null,
            MinimumDetectableChange = null,
            Red = false,
            BaselineVerdict = BaselineVerdict.NoBaseline,
            Standing = CaseStanding.Clear,
        };
        CaseRecord judged = ByEvidence(fresh, stated.Ratio?.Confidence ?? fallback, spread);
        if (judged.Baseline is { } baseline)
            judged = baseline is not { Accepted.Count: > 0 } || judged.Ratio is null ? Comparison.Judged(judged, baseline)
                : baseline.Change is null ? Comparison.WithoutChange(baseline.Accepted, baseline.ClaimVerdict, spread, judged)
                : Comparison.Compare(baseline.Accepted, baseline.ClaimVerdict, spread, judged);
        bool isSuspect = Suspicion.Of(judged, drawback, spread).Any();
        return stated.Standing switch
        {
            CaseStanding.NotAsked when isSuspect && judged.Repeats.Count == 0 => RedRule.NotAsked(judged),
            CaseStanding.AsBefore when isSuspect => judged with { Standing = CaseStanding.AsBefore },
            _ => judged,
        };
    }

    /// <summary>What was neither timed nor counted can only be inapplicable or undecided.</summary>
    private static CaseRecord ByEvidence(CaseRecord fresh, double confidence, ProcessVariance spread) =>
        fresh is { Arms.Count: > 0, Region: not null } ? TimingVerdict.Judge(fresh, confidence, spread)
        : fresh.Mechanism.Count > 0 ? fresh with { ClaimVerdict = ClaimRule.Judge(fresh.Mechanism) }
        : fresh.ClaimVerdict == ClaimVerdict.NotApplicable ? fresh
        : fresh with { ClaimVerdict = ClaimVerdict.Inconclusive };
}
