using PerfSuite.Results;
using PerfSuite.Statistics;
using PerfSuite.Verdicts;

namespace PerfSuite.Baselines;

/// <summary>The change of a ratio between accepted processes and new ones.</summary>
internal static class Comparison
{
    /// <summary>Confidence of the change that a baseline verdict rests on. What looks regressed is measured again before it is red.</summary>
    public const double Confidence = 0.99;

    /// <summary>The baseline's ratio over its processes, with the interval of their mean.</summary>
    public static Interval RatioOf(BaselineCase accepted, ProcessVariance usual)
    {
        ProcessEstimate[] before = Estimates(accepted);
        if (before.Length == 1 && usual.DegreesOfFreedom == 0)
            return accepted.Processes[0].Ratio;
        double[] logs = [.. before.Select(p => p.LogRatio)];
        ProcessVariance variance = ProcessVariance.Pooled(logs).ModeratedBy(usual);
        return (variance with { Value = Math.Max(variance.Value, before.Average(p => p.WithinVariance)) }).OfMean(logs, Confidence).Exp();
    }

    /// <summary>The record compared with the baseline: by the fresh processes that measured it again, where there are any.</summary>
    public static CaseRecord Compare(BaselineCase accepted, ProcessVariance usual, CaseRecord now)
    {
        ProcessEstimate[] before = Estimates(accepted);
        Interval[] repeated = [.. now.Repeats.Where(r => r.Ratio is not null).Select(r => r.Ratio!.Value)];
        ProcessEstimate[] after = [.. (repeated.Length > 0 ? repeated : [now.Ratio!.Value]).Select(ProcessEstimate.Of)];
        Interval change = ProcessComparison.Change(before, after, usual, Confidence).Exp();
        BaselineComparison comparison = new(RatioOf(accepted, usual), accepted.ClaimVerdict, before.Length, change,
            ProcessComparison.ProbabilityBelow(-Math.Log(1 + (now.Margin ?? DefaultMargin)), before, after, usual));
        return now with { Baseline = comparison, BaselineVerdict = Judge(comparison, now) };
    }

    /// <summary>The baseline verdict: by the change of a time, by the claim verdicts where nothing was timed; none of another experiment.</summary>
    public static BaselineVerdict Judge(BaselineComparison comparison, CaseRecord now) =>
        comparison.Change is { } change ? BaselineRule.Judge(change, now.Margin ?? DefaultMargin)
        : now.Ratio is null ? ByVerdict(comparison.ClaimVerdict, now.ClaimVerdict)
        : BaselineVerdict.NotComparable;

    /// <summary>The record beside a baseline that gives no change: nothing was timed, or another experiment.</summary>
    public static CaseRecord WithoutChange(BaselineCase accepted, ProcessVariance usual, CaseRecord now)
    {
        BaselineComparison comparison = new(accepted.Processes.Count > 0 ? RatioOf(accepted, usual) : null, accepted.ClaimVerdict, accepted.Processes.Count, Change: null);
        return now with { Baseline = comparison, BaselineVerdict = Judge(comparison, now) };
    }

    /// <summary>The processes of an accepted case.</summary>
    public static ProcessEstimate[] Estimates(BaselineCase accepted) => [.. accepted.Processes.Select(p => ProcessEstimate.Of(p.Ratio))];

    /// <summary>For a record that does not say which change matters.</summary>
    private const double DefaultMargin = 0.02;

    private static BaselineVerdict ByVerdict(ClaimVerdict before, ClaimVerdict now) => (before, now) switch
    {
        (_, ClaimVerdict.Inconclusive or ClaimVerdict.NotApplicable) => BaselineVerdict.Inconclusive,
        _ when before == now => BaselineVerdict.Unchanged,
        (ClaimVerdict.Supported, ClaimVerdict.Contradicted) => BaselineVerdict.Regressed,
        (ClaimVerdict.Contradicted, ClaimVerdict.Supported) => BaselineVerdict.Improved,
        _ => BaselineVerdict.Inconclusive,
    };
}
