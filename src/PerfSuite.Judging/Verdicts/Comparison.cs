using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>The change of a ratio between accepted processes and new ones.</summary>
internal static class Comparison
{
    /// <summary>Student's t is the normal distribution with so many.</summary>
    private const double ManyDegrees = 1e6;

    /// <summary>The record compared with the baseline: by the fresh processes that measured it again, where there are any.</summary>
    /// <param name="before">What the baseline's processes found, of the same experiment.</param>
    /// <param name="verdict">The baseline's claim verdict.</param>
    /// <param name="spread">How much ratios usually vary from process to process.</param>
    /// <param name="now">The record.</param>
    public static CaseRecord Compare(IReadOnlyList<ProcessEstimate> before, ClaimVerdict verdict, ProcessVariance spread, CaseRecord now)
    {
        ProcessEstimate[] repeated = EstimatesOf(now.Repeats);
        ProcessComparison change = ProcessComparison.Of(before, repeated.Length > 0 ? repeated : TimingVerdict.EstimatesOf(now), spread);
        return Judged(now, new BaselineComparison(RatioOf(before, spread), verdict, before.Count, change.Interval(JudgingPolicy.ChangeConfidence).Exp(),
            change.ProbabilityBelow(-now.Matters.Log), before));
    }

    /// <summary>The record beside a baseline that gives no change: nothing was timed, or another experiment.</summary>
    /// <inheritdoc cref="Compare"/>
    public static CaseRecord WithoutChange(IReadOnlyList<ProcessEstimate> before, ClaimVerdict verdict, ProcessVariance spread, CaseRecord now) =>
        Judged(now, new BaselineComparison(before.Count > 0 ? RatioOf(before, spread) : null, verdict, before.Count, Change: null, Accepted: before));

    /// <summary>The record with the verdict of a comparison: by the change of a time, by the claim verdicts where nothing was timed; none of another experiment.</summary>
    public static CaseRecord Judged(CaseRecord now, BaselineComparison comparison) => now with
    {
        Baseline = comparison,
        BaselineVerdict = comparison.Change is { } change ? BaselineRule.Judge(change, now.Matters)
            : now.Ratio is null ? ByVerdict(comparison.ClaimVerdict, now.ClaimVerdict)
            : BaselineVerdict.NotComparable,
    };

    /// <summary>The ratio over processes, with the interval of their mean; where nothing is known of what differs between them, with that of the noise within.</summary>
    public static Interval RatioOf(IReadOnlyList<ProcessEstimate> processes, ProcessVariance spread)
    {
        ProcessComparison mean = ProcessComparison.With(0, processes, spread);
        return (mean.IsKnown ? mean : mean with { DegreesOfFreedom = ManyDegrees }).Interval(JudgingPolicy.ChangeConfidence).Exp();
    }

    /// <summary>How much the log-ratio of a case usually varies from process to process, as the cases show; without degrees of freedom where they are too few to say. What the runs show of the occasion
    /// counts where it is more than the assumed: runs that follow each other at once hardly have occasions of their own.</summary>
    /// <param name="cases">What the processes of each case found, side by side.</param>
    public static ProcessVariance SpreadOf(IReadOnlyList<IReadOnlyList<ProcessEstimate>[]> cases) =>
        VariancePrior.Fit(cases.Select(sides => ProcessVariance.WithinRuns(sides))) is { DegreesOfFreedom: > 0 } fitted
            ? fitted with { OccasionShare = Math.Max(JudgingPolicy.UsualOccasionShare, OccasionShare.Fit(cases.SelectMany(sides => sides)) ?? 0) }
            : new ProcessVariance(0, 0, JudgingPolicy.UsualOccasionShare);

    /// <summary>Half the width of the interval, as a relative change, that a further run like the last one of these will have against all of them.</summary>
    /// <param name="before">At least one process.</param>
    /// <param name="spread">How much ratios usually vary from process to process.</param>
    public static double ResolutionOf(IReadOnlyList<ProcessEstimate> before, ProcessVariance spread)
    {
        ProcessEstimate[] like = [.. before.Where(p => p.Run == before[^1].Run)];
        ProcessVariance between = ProcessVariance.WithinRuns(before).ModeratedBy(spread);
        Interval change = new ProcessComparison(0, Math.Sqrt(between.OfMean(before) + between.OfMean(like)), between.DegreesOfFreedom).Interval(JudgingPolicy.ChangeConfidence);
        return Math.Exp(change.Upper) - 1;
    }

    /// <summary>The processes of an accepted case.</summary>
    public static ProcessEstimate[] EstimatesOf(BaselineCase accepted) => [.. accepted.Processes.Select(p => new ProcessEstimate(Math.Log(p.Ratio.Estimate),
        accepted.Estimand is { } estimand && p.Samples.Values.Any(s => s.Count > 0) ? PairedRatio.Estimate(PairedRatio.LogRatios(estimand, arm => p.Samples[arm])).StandardError : 0, p.Run))];

    /// <summary>The fresh processes that timed a case.</summary>
    public static ProcessEstimate[] EstimatesOf(IReadOnlyList<RepeatRecord> repeats) =>
        [.. repeats.Where(r => r.Ratio is not null).Select(r => new ProcessEstimate(Math.Log(r.Ratio!.Value.Estimate), r.StandardError, r.Run))];

    private static BaselineVerdict ByVerdict(ClaimVerdict before, ClaimVerdict now) => (before, now) switch
    {
        (_, ClaimVerdict.Inconclusive or ClaimVerdict.NotApplicable) => BaselineVerdict.Inconclusive,
        _ when before == now => BaselineVerdict.Unchanged,
        (ClaimVerdict.Supported, ClaimVerdict.Contradicted) => BaselineVerdict.Regressed,
        (ClaimVerdict.Contradicted, ClaimVerdict.Supported) => BaselineVerdict.Improved,
        _ => BaselineVerdict.Inconclusive,
    };
}
