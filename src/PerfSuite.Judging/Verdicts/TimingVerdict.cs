using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Words;

namespace PerfSuite.Judging.Verdicts;

/// <summary>From the raw samples of a timing case to its ratio and claim verdict: the one path for runs and for whoever recomputes them.</summary>
public static class TimingVerdict
{
    /// <summary>The record with ratio, minimum detectable change, claim verdict and reason computed from its samples.</summary>
    /// <param name="measured">A record with arms, estimand and region.</param>
    /// <param name="confidence">Confidence of the interval.</param>
    /// <param name="spread">How much ratios usually vary from process to process; default where that is not known.</param>
    public static CaseRecord Judge(CaseRecord measured, double confidence, ProcessVariance spread = default)
    {
        try
        {
            double[] logRatios = LogRatios(measured);
            Interval ratio = PairedRatio.Of(logRatios, confidence);
            ClaimVerdict verdict = ClaimRule.Judge(ratio, measured.Region!.Value);
            double detectable = MinimumDetectableChange.Of(PairedRatio.Estimate(logRatios), JudgingPolicy.VarianceOf(spread), JudgingPolicy.ChangeConfidence);
            return measured with
            {
                Ratio = ratio,
                MinimumDetectableChange = Significant.Digits(detectable, 4),
                ClaimVerdict = verdict,
                Reason = Reasons.Position(ratio, measured.Region.Value, verdict),
            };
        }
        catch (NotMeasurableException e)
        {
            return measured with { Ratio = null, MinimumDetectableChange = null, ClaimVerdict = ClaimVerdict.Inconclusive, Reason = e.Message };
        }
    }

    /// <summary>What a process found that measured a case again.</summary>
    public static RepeatRecord Repeat(CaseRecord repeated) => new(repeated.Ratio, repeated.ClaimVerdict, repeated.Mechanism.All(r => r.Holds),
        repeated.Status == CaseStatus.Failed, repeated.Ratio is null ? 0 : Significant.Digits(EstimateOf(repeated).StandardError, 7));

    /// <summary>The log-ratio of a case that has a ratio, with the standard error that its samples give.</summary>
    public static ProcessEstimate EstimateOf(CaseRecord timed) => new(Math.Log(timed.Ratio!.Value.Estimate),
        timed.Arms.Count > 0 && timed.Arms[0].Samples.Count >= PairedRatio.FewestRounds ? PairedRatio.Estimate(LogRatios(timed)).StandardError : 0);

    /// <summary>The log-ratio of every round, from the samples alone.</summary>
    public static double[] LogRatios(CaseRecord measured) => PairedRatio.LogRatios(EstimandOf(measured),
        arm => measured.Arms.Single(a => a.Name == arm).Samples);

    /// <summary>The estimand of a record; where it names none and has two arms, the baseline arm ÷ the other.</summary>
    public static Estimand EstimandOf(CaseRecord measured) => measured.Estimand ?? (
        measured.Arms.Count == 2 && measured.Arms.Count(a => a.Baseline) == 1
            ? Estimand.Ratio(measured.Arms.Single(a => a.Baseline).Name, measured.Arms.Single(a => !a.Baseline).Name)
            : throw new NotMeasurableException($"The case '{measured.Name}' has {measured.Arms.Count} arms and names no estimand."));
}
