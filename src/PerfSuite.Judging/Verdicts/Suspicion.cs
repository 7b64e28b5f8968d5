using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Words;

namespace PerfSuite.Judging.Verdicts;

/// <summary>Why a case looks red.</summary>
public enum SuspicionKind
{
    /// <summary>The case threw.</summary>
    Failure,

    /// <summary>The claim verdict is not the one that the run is held to.</summary>
    Verdict,

    /// <summary>A counter disagrees with the explanation.</summary>
    Mechanism,

    /// <summary>The ratio regressed against the baseline.</summary>
    Regression,
}

/// <summary>Something that looks red in one process.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Message">What, how much, against what, what to do.</param>
/// <param name="Probability">Of what the fresh processes found if it were not so; null where nothing is estimated, and they are asked one by one.</param>
public sealed record Suspicion(SuspicionKind Kind, string Message, double? Probability = null)
{
    /// <summary>Whether it is one against a baseline; else it would be one without any.</summary>
    public bool IsOfComparison => Kind is SuspicionKind.Verdict or SuspicionKind.Regression;

    /// <summary>Everything that looks red about a case.</summary>
    /// <param name="c">The case with its verdicts, and with what fresh processes found where they were asked.</param>
    /// <param name="drawback">Whether the claim speaks against mmap.</param>
    /// <param name="spread">How much ratios usually vary from process to process.</param>
    public static IEnumerable<Suspicion> Of(CaseRecord c, bool drawback, ProcessVariance spread = default)
    {
        if (c.HasFailed)
            yield return new(SuspicionKind.Failure, c.Reason);
        if (IsFlipped(c))
            yield return new(SuspicionKind.Verdict, Reasons.Flipped(c, drawback), c.Ratio is null ? null : ProbabilityOutside(c, spread));
        if (c.Ratio is not null && c.Mechanism.FirstOrDefault(r => !r.Holds) is { } row)
            yield return new(SuspicionKind.Mechanism, Reasons.MechanismDisagrees(row));
        if (c.BaselineVerdict == BaselineVerdict.Regressed && c.Baseline?.Change is { } change)
            yield return new(SuspicionKind.Regression, Reasons.Regressed(change, c.Matters), ProbabilityOfRegression(c));
    }

    /// <summary>Whether every fresh process found the same.</summary>
    /// <param name="c">The case with its repeats.</param>
    public bool IsBorneOut(CaseRecord c) => c.Repeats.All(r => Kind switch
    {
        SuspicionKind.Failure => r.Failed,
        SuspicionKind.Mechanism => !r.MechanismHolds && !r.Failed,
        _ => r.ClaimVerdict == c.ClaimVerdict,
    });

    /// <summary>What raised the suspicion does not confirm it: where no fresh process has timed the case, nothing is known.</summary>
    private static double ProbabilityOfRegression(CaseRecord c) => c.Repeats.Count == 0 || c.Repeats.Any(r => r.Ratio is not null) ? c.Baseline!.Probability ?? 1 : 1;

    /// <summary>Probability of a mean of the fresh processes this far outside the claim's region if the ratio were at the region's edge; 1 where it lies inside.</summary>
    private static double ProbabilityOutside(CaseRecord c, ProcessVariance spread)
    {
        ProcessEstimate[] repeats = Comparison.EstimatesOf(c.Repeats);
        if (repeats.Length == 0 || c.Region is not { } region)
            return 1;
        ProcessComparison mean = ProcessComparison.With(0, repeats, spread);
        return Math.Min(region.Above > 0 ? mean.ProbabilityBelow(Math.Log(region.Above)) : 1, double.IsFinite(region.Below) ? mean.ProbabilityAbove(Math.Log(region.Below)) : 1);
    }

    /// <summary>A run is held to its baseline's verdict. Without one it is held to nothing: the document is examined, and what contradicts it is a finding.</summary>
    private static bool IsFlipped(CaseRecord c) => c.BaselineVerdict != BaselineVerdict.NotComparable && (c.Baseline?.ClaimVerdict, c.ClaimVerdict) switch
    {
        (ClaimVerdict.Supported, ClaimVerdict.Contradicted) => true,
        (ClaimVerdict.Contradicted, ClaimVerdict.Supported) => c.Ratio is null,
        _ => false,
    };
}
