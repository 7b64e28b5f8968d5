using PerfSuite.Results;
using PerfSuite.Statistics;
using PerfSuite.Verdicts;

namespace PerfSuite.Baselines;

/// <summary>The change of a ratio between accepted runs and a new one.</summary>
public static class Comparison
{
    /// <summary>The baseline's ratio over its processes.</summary>
    public static Interval RatioOf(BaselineCase accepted)
    {
        (double mean, double variance) = MeanOf(accepted);
        return Around(mean, variance, accepted.Processes[0].Ratio.Confidence);
    }

    /// <summary>Ratio now ÷ ratio of the baseline. The processes of the baseline tell how much processes differ;
    /// where there is one only, that is unknown and counts as nothing.</summary>
    public static Interval Change(BaselineCase accepted, CaseRecord now)
    {
        Interval ratio = now.Ratio!.Value;
        (double mean, double variance) = MeanOf(accepted);
        return Around(Math.Log(ratio.Estimate) - mean, Squared(ratio) + variance + BetweenProcesses(accepted), ratio.Confidence);
    }

    /// <summary>Where magnitudes cannot be compared, verdicts can.</summary>
    public static BaselineVerdict ByVerdict(ClaimVerdict before, CaseRecord now) => (before, now.ClaimVerdict) switch
    {
        (_, ClaimVerdict.Inconclusive or ClaimVerdict.NotApplicable) => BaselineVerdict.Inconclusive,
        _ when before == now.ClaimVerdict => BaselineVerdict.Unchanged,
        (ClaimVerdict.Supported, ClaimVerdict.Contradicted) => BaselineVerdict.Regressed,
        (ClaimVerdict.Contradicted, ClaimVerdict.Supported) => BaselineVerdict.Improved,
        _ => BaselineVerdict.Inconclusive,
    };

    /// <summary>Mean log-ratio of the processes, and the variance of that mean.</summary>
    private static (double Mean, double Variance) MeanOf(BaselineCase accepted)
    {
        double[] logs = [.. accepted.Processes.Select(p => Math.Log(p.Ratio.Estimate))];
        double within = accepted.Processes.Average(p => Squared(p.Ratio));
        return (logs.Average(), (within + BetweenProcesses(accepted)) / logs.Length);
    }

    /// <summary>Variance of the log-ratio between processes, beyond what the noise within them explains.</summary>
    private static double BetweenProcesses(BaselineCase accepted)
    {
        double[] logs = [.. accepted.Processes.Select(p => Math.Log(p.Ratio.Estimate))];
        if (logs.Length < 2)
            return 0;
        double mean = logs.Average();
        double total = logs.Sum(x => (x - mean) * (x - mean)) / (logs.Length - 1);
        return Math.Max(0, total - accepted.Processes.Average(p => Squared(p.Ratio)));
    }

    /// <summary>Squared standard error of the log of a ratio, from its interval.</summary>
    private static double Squared(Interval ratio)
    {
        double standardError = ratio.Log().HalfWidth / Normal.Quantile(1 - ((1 - ratio.Confidence) / 2));
        return standardError * standardError;
    }

    private static Interval Around(double log, double variance, double confidence)
    {
        double half = Normal.Quantile(1 - ((1 - confidence) / 2)) * Math.Sqrt(variance);
        return new Interval(log, log - half, log + half, confidence).Exp();
    }
}
