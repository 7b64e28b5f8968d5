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
    public static JudgingPolicy PolicyOf(IReadOnlyList<CaseRecord> collected, Baseline? baseline) => PolicyOf(collected, c => baseline?.EstimatesOf(c.Name) ?? []);

    /// <summary>Results that were joined from several, judged as one family: every figure and verdict from samples, counters and what the cases were compared with.
    /// What looks red only now, and that no fresh sweep was asked about, is undecided.</summary>
    /// <param name="joined">The results, with whatever verdicts.</param>
    /// <param name="claims">The claims of all of them; some may stand there several times.</param>
    public static SuiteResults Anew(SuiteResults joined, IReadOnlyList<ClaimRecord> claims)
    {
        CaseRecord[] cases = [.. joined.Cases.Select(c => c with { LetThrough = null }).Select(c => c is { Repeats.Count: 0, Standing: CaseStanding.Clear, Status: not CaseStatus.Failed } && !MissingCase.IsOne(c)
            ? c with { Ratio = null, Standing = CaseStanding.NotAsked } : c with { Ratio = null })];
        JudgingPolicy policy = PolicyOf(cases, c => c.Baseline?.Accepted ?? []) with
        {
            Method = $"claim verdicts: Benjamini-Hochberg over {cases.Count(IsTimed)} timed cases of all parts, by how much sweeps differ; "
                + $"regressions: Holm over the cases of all parts that look red at {JudgingPolicy.RegressionFamilyWiseError:0.###}, confirmed by fresh sweeps",
        };
        SuiteResults asOne = joined with { Cases = cases, Claims = [.. claims.DistinctBy(c => c.Claim, StringComparer.Ordinal)], Run = joined.Run with { Policy = policy } };
        return asOne with { Cases = [.. Recomputation.Of(asOne).Zip(joined.Cases, (now, then) => then.Status == CaseStatus.Measured ? now : now with { Reason = then.Reason })] };
    }

    private static JudgingPolicy PolicyOf(IReadOnlyList<CaseRecord> collected, Func<CaseRecord, IReadOnlyList<ProcessEstimate>> acceptedOf)
    {
        CaseRecord[] timed = [.. collected.Where(IsTimed)];
        ProcessVariance fitted = Comparison.SpreadOf([.. timed.Select(c => (IReadOnlyList<ProcessEstimate>[])[TimingVerdict.EstimatesOf(c), acceptedOf(c)])]);
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
