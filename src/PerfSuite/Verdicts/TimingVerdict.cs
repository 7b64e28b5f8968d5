using System.Globalization;
using PerfSuite.Results;
using PerfSuite.Statistics;

namespace PerfSuite.Verdicts;

/// <summary>From the raw samples of a timing case to its ratio and claim verdict: the one path for runs and for whoever recomputes them.</summary>
public static class TimingVerdict
{
    /// <summary>The record with ratio, minimum detectable change, claim verdict and reason computed from its samples.</summary>
    /// <param name="measured">A record with arms, estimand and region.</param>
    /// <param name="confidence">Confidence of the interval.</param>
    public static CaseRecord Judge(CaseRecord measured, double confidence)
    {
        try
        {
            Interval log = LogRatio(measured, confidence);
            Interval ratio = log.Exp();
            ClaimVerdict verdict = ClaimRule.Judge(ratio, measured.Region!.Value);
            return measured with
            {
                Ratio = ratio,
                MinimumDetectableChange = Significant.Digits(Statistics.MinimumDetectableChange.Of(log), 4),
                ClaimVerdict = verdict,
                Reason = Reason(ratio, measured.Region.Value, verdict),
            };
        }
        catch (NotMeasurableException e)
        {
            return measured with { ClaimVerdict = ClaimVerdict.Inconclusive, Reason = e.Message };
        }
    }

    /// <summary>Interval of the log-ratio, from the samples alone.</summary>
    /// <exception cref="NotMeasurableException">Too few samples, or no estimand that they determine.</exception>
    public static Interval LogRatio(CaseRecord measured, double confidence) => PairedRatio.LogInterval(LogRatios(measured), confidence);

    /// <summary>The log-ratio of every round, from the samples alone.</summary>
    public static double[] LogRatios(CaseRecord measured) => PairedRatio.LogRatios(EstimandOf(measured),
        arm => measured.Arms.Single(a => a.Name == arm).Samples);

    /// <summary>The estimand of a record; where it names none and has two arms, the baseline arm ÷ the other.</summary>
    public static Estimand EstimandOf(CaseRecord measured) => measured.Estimand ?? (
        measured.Arms.Count == 2 && measured.Arms.Count(a => a.Baseline) == 1
            ? Estimand.Ratio(measured.Arms.Single(a => a.Baseline).Name, measured.Arms.Single(a => !a.Baseline).Name)
            : throw new NotMeasurableException($"The case '{measured.Name}' has {measured.Arms.Count} arms and names no estimand."));

    private static string Reason(Interval ratio, Region region, ClaimVerdict verdict) => string.Create(CultureInfo.InvariantCulture,
        $"The {ratio.Confidence:0.####%} interval {ratio.Lower:0.###} … {ratio.Upper:0.###} {Position(verdict)} {region}.");

    private static string Position(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Supported => "lies",
        ClaimVerdict.Contradicted => "does not lie",
        _ => "is not decided to lie",
    };
}
