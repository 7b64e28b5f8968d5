using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Words;

namespace PerfSuite.Judging.Verdicts;

/// <summary>From the raw samples of a timing case to its ratio and claim verdict: the one path for runs and for whoever recomputes them.</summary>
public static class TimingVerdict
{
    /// <summary>Confidence of the interval of one visit, by the noise within it.</summary>
    private const double ConfidenceOfVisit = 0.95;

    /// <summary>The record with ratio, minimum detectable change, claim verdict and reason computed from its samples: from how much its sweeps differ, or, of one process at length, from its rounds.</summary>
    /// <param name="measured">A record with arms, estimand and region.</param>
    /// <param name="confidence">Confidence of the interval.</param>
    /// <param name="spread">How much ratios usually vary from process to process; default where that is not known.</param>
    public static CaseRecord Judge(CaseRecord measured, double confidence, ProcessVariance spread = default)
    {
        try
        {
            (Interval ratio, double detectable) = measured.Sweeps.Count > 0 ? OfSweeps(measured, confidence, spread) : OfRounds(measured, confidence, spread);
            ClaimVerdict verdict = ClaimRule.Judge(ratio, measured.Region!.Value);
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

    /// <summary>What each process found that measured a case: each sweep of it. A counter that disagreed, and that the run's own confirming sweeps did not bear out, is none that disagrees.</summary>
    /// <param name="measured">The case, by some run.</param>
    /// <param name="run">Which run of its side that was.</param>
    public static IReadOnlyList<RepeatRecord> Repeats(CaseRecord measured, int run = 0)
    {
        bool holds = measured.Mechanism.All(r => r.Holds) || measured.Repeats.Any(r => r.MechanismHolds);
        RepeatRecord whole = new(measured.Ratio, measured.ClaimVerdict, holds, measured.HasFailed, Run: run);
        return measured.Ratio is null ? [whole]
            : measured.Sweeps.Count == 0 ? [whole with { StandardError = Significant.Digits(EstimatesOf(measured)[0].StandardError, 7) }]
            : [.. EstimatesOf(measured).Zip(measured.Sweeps, (visit, rounds) => whole with { Ratio = Within(visit, rounds), StandardError = Significant.Digits(visit.StandardError, 7) })];
    }

    /// <summary>The log-ratio of each sweep of a case that has a ratio, with the standard error that its samples give; of one process at length that of the process.</summary>
    public static ProcessEstimate[] EstimatesOf(CaseRecord timed, int run = 0) => timed.Sweeps.Count > 0
        ? [.. Visits(timed).Select(v => PairedRatio.Estimate(v) with { Run = run })]
        : [new(Math.Log(timed.Ratio!.Value.Estimate), timed.Arms.Count > 0 && timed.Arms[0].Samples.Count >= PairedRatio.FewestRounds ? PairedRatio.Estimate(LogRatios(timed)).StandardError : 0, run)];

    /// <summary>The samples of each sweep, by arm.</summary>
    internal static IEnumerable<(Interval Ratio, IReadOnlyDictionary<string, IReadOnlyList<double>> Samples)> ProcessesOf(CaseRecord timed)
    {
        if (timed.Sweeps.Count == 0)
            return [(timed.Ratio!.Value, timed.Arms.ToDictionary(a => a.Name, a => a.Samples, StringComparer.Ordinal))];
        return Bounds(timed.Sweeps).Zip(EstimatesOf(timed), (at, visit) => (Within(visit, at.Count),
            (IReadOnlyDictionary<string, IReadOnlyList<double>>)timed.Arms.ToDictionary(a => a.Name, a => (IReadOnlyList<double>)[.. a.Samples.Skip(at.Start).Take(at.Count)], StringComparer.Ordinal)));
    }

    /// <summary>The log-ratio of every round, from the samples alone.</summary>
    public static double[] LogRatios(CaseRecord measured) => PairedRatio.LogRatios(EstimandOf(measured),
        arm => measured.Arms.Single(a => a.Name == arm).Samples);

    /// <summary>The estimand of a record; where it names none and has two arms, the baseline arm ÷ the other.</summary>
    public static Estimand EstimandOf(CaseRecord measured) => measured.Estimand ?? (
        measured.Arms.Count == 2 && measured.Arms.Count(a => a.Baseline) == 1
            ? Estimand.Ratio(measured.Arms.Single(a => a.Baseline).Name, measured.Arms.Single(a => !a.Baseline).Name)
            : throw new NotMeasurableException($"The case '{measured.Name}' has {measured.Arms.Count} arms and names no estimand."));

    private static (Interval Ratio, double Detectable) OfSweeps(CaseRecord measured, double confidence, ProcessVariance spread)
    {
        ProcessEstimate[] sweeps = EstimatesOf(measured);
        return (ProcessComparison.With(0, sweeps, spread).Interval(confidence).Exp(), MinimumDetectableChange.Of(sweeps, spread, JudgingPolicy.ChangeConfidence));
    }

    private static (Interval Ratio, double Detectable) OfRounds(CaseRecord measured, double confidence, ProcessVariance spread)
    {
        double[] logRatios = LogRatios(measured);
        return (PairedRatio.Of(logRatios, confidence), MinimumDetectableChange.Of(PairedRatio.Estimate(logRatios), JudgingPolicy.VarianceOf(spread), JudgingPolicy.ChangeConfidence));
    }

    /// <summary>The log-ratios of each sweep's rounds.</summary>
    private static IEnumerable<double[]> Visits(CaseRecord timed)
    {
        double[] logRatios = LogRatios(timed);
        return Bounds(timed.Sweeps).Select(at => logRatios[at.Start..(at.Start + at.Count)]);
    }

    private static IEnumerable<(int Start, int Count)> Bounds(IReadOnlyList<int> sweeps)
    {
        int start = 0;
        foreach (int count in sweeps)
        {
            yield return (start, count);
            start += count;
        }
    }

    /// <summary>The ratio of one visit, with the interval that the noise within it leaves.</summary>
    private static Interval Within(ProcessEstimate visit, int rounds) =>
        new ProcessComparison(visit.LogRatio, visit.StandardError, Math.Max(1, rounds - 1)).Interval(ConfidenceOfVisit).Exp();
}
