using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>Judges the cases of a run, or of a simulated one, together: by how much they differ between sweeps, and at the one level that keeps the share of wrong ones among the decided.</summary>
public static class RunJudgement
{
    /// <summary>A case that is undecided gets nearly twice as many sweeps as one of the same cost that is only imprecise.</summary>
    private const double WorthOfDeciding = 3;

    /// <summary>The rule for these cases.</summary>
    /// <param name="collected">Every case, with the rounds of its sweeps.</param>
    /// <param name="baseline">What they are compared with; null for nothing.</param>
    public static JudgingPolicy PolicyOf(IReadOnlyList<CaseRecord> collected, Baseline? baseline)
    {
        CaseRecord[] timed = [.. collected.Where(IsTimed)];
        ProcessVariance fitted = Comparison.SpreadOf([.. timed.Select(c => (IReadOnlyList<ProcessEstimate>[])[TimingVerdict.EstimatesOf(c), baseline?.EstimatesOf(c.Name) ?? []])]);
        JudgingPolicy policy = JudgingPolicy.Default with { Spread = fitted.DegreesOfFreedom > 0 ? fitted : JudgingPolicy.UsualSpread };
        return timed.Length == 0 ? policy : policy with
        {
            ErrorPerCase = FalseDiscovery.ErrorPerTest(timed.Length, JudgingPolicy.ClaimFalseDiscoveryRate,
                error => timed.Count(c => TimingVerdict.Judge(c, (policy with { ErrorPerCase = error }).ConfidenceOfLook, policy.Spread).ClaimVerdict != ClaimVerdict.Inconclusive)),
        };
    }

    /// <summary>The cases with their claim verdicts, and with what the baseline says of them; none is red yet.</summary>
    /// <param name="collected">Every case, with the rounds of its sweeps.</param>
    /// <param name="policy">The rule.</param>
    /// <param name="baseline">What they are compared with; null for nothing.</param>
    public static IReadOnlyList<CaseRecord> Judge(IReadOnlyList<CaseRecord> collected, JudgingPolicy policy, Baseline? baseline) =>
        [.. collected.Select(c => IsTimed(c) ? TimingVerdict.Judge(c, policy.ConfidenceOfLook, policy.Spread) : c).Select(c => baseline?.Compare(c, policy.Spread) ?? c)];

    /// <summary>What further sweeps of a case are worth: 0 where they would say nothing more that is asked for, because its claim and its change are decided and a change of its margin would be seen; 1 where only the last is
    /// not so; <see cref="WorthOfDeciding"/> where something is undecided.</summary>
    public static double WorthOfSweeps(CaseRecord judged) => !IsTimed(judged) ? 0
        : judged.ClaimVerdict == ClaimVerdict.Inconclusive || judged.BaselineVerdict == BaselineVerdict.Inconclusive ? WorthOfDeciding
        : judged.MinimumDetectableChange <= judged.Margin ? 0 : 1;

    private static bool IsTimed(CaseRecord c) => c is { Status: CaseStatus.Measured or CaseStatus.OutOfTime, Region: not null, Sweeps.Count: > 0 };
}
