using PerfSuite.Baselines;
using PerfSuite.Results;
using PerfSuite.Verdicts;

namespace PerfSuite.Verification;

/// <summary>
/// Computes every verdict of some results again: ratios from the raw samples, claim verdicts from ratios and counters, baseline verdicts
/// from the stated changes, reds from all of them. The processes of a baseline stand in the baseline, not in the results: of a change, the
/// estimate is computed again, its limits and its probability are taken as stated.
/// </summary>
public static class Recomputation
{
    /// <summary>The results' cases as they follow from their samples and counters, in the same order.</summary>
    public static IReadOnlyList<CaseRecord> Of(SuiteResults results)
    {
        HashSet<string> drawbacks = [.. results.Claims.Where(c => c.Drawback).Select(c => c.Claim)];
        double fallback = ConfidenceOf(results);
        bool machineChanged = results.Run.Baseline is { MachineChanged: true };
        CaseRecord[] measured = [.. results.Cases.Where(c => !StandsForNoCase(c)).Select(c => Judged(c, fallback))];
        Queue<CaseRecord> judged = new(RedRule.Apply(measured, drawbacks.Contains, RegressionTests(results.Run), machineChanged));
        return [.. results.Cases.Select(c => ChangedMachine.IsOne(c) ? c with { Red = machineChanged } : MissingCase.IsOne(c) ? MissingCase.Judged(c) : judged.Dequeue())];
    }

    /// <summary>Everything that does not follow; nothing where all agree.</summary>
    public static IEnumerable<Disagreement> Disagreements(SuiteResults results) =>
        results.Cases.Zip(Of(results)).SelectMany(c => new CaseAgreement(c.First, c.Second).Disagreements());

    private const double DefaultConfidence = 0.99;

    /// <summary>Confidence of a case that states none, for too few rounds: that of the others, as all cases of a run are looked at with the same.</summary>
    private static double ConfidenceOf(SuiteResults results) => results.Cases.Select(c => c.Ratio?.Confidence).Max()
        ?? (results.Run.Errors is { PerCase: > 0 and < 1 } errors ? 1 - errors.PerCase : DefaultConfidence);

    private static bool StandsForNoCase(CaseRecord c) => MissingCase.IsOne(c) || ChangedMachine.IsOne(c);

    /// <summary>How many tests share the probability of a false regression; in older results it follows from the run's two error probabilities.</summary>
    private static int RegressionTests(RunRecord run) => run.Errors switch
    {
        { PerCase: > 0, FamilyWise: > 0 } errors => (int)Math.Round(errors.FamilyWise / errors.PerCase),
        { } errors => errors.RegressionTests,
        null => 0,
    };

    private static CaseRecord Judged(CaseRecord stated, double fallback)
    {
        CaseRecord fresh = stated with
        {
            Mechanism = [.. stated.Mechanism.Select(r => r with { Holds = r.Recomputed() })],
            Ratio = null,
            MinimumDetectableChange = null,
            Red = false,
            BaselineVerdict = BaselineVerdict.NoBaseline,
        };
        CaseRecord judged = ByEvidence(fresh, stated.Ratio?.Confidence ?? fallback) with { Reason = RedRule.ReasonBefore(stated) };
        return judged.Baseline is { } baseline ? judged with { BaselineVerdict = Comparison.Judge(baseline, judged) } : judged;
    }

    /// <summary>What was neither timed nor counted can only be inapplicable or undecided.</summary>
    private static CaseRecord ByEvidence(CaseRecord fresh, double confidence) =>
        fresh is { Arms.Count: > 0, Region: not null } ? TimingVerdict.Judge(fresh, confidence)
        : fresh.Mechanism.Count > 0 ? fresh with { ClaimVerdict = ClaimRule.Judge(fresh.Mechanism) }
        : fresh.ClaimVerdict == ClaimVerdict.NotApplicable ? fresh
        : fresh with { ClaimVerdict = ClaimVerdict.Inconclusive };
}
