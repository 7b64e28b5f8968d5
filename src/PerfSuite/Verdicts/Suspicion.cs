using System.Globalization;
using PerfSuite.Results;
using PerfSuite.Statistics;

namespace PerfSuite.Verdicts;

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
public sealed record Suspicion(SuspicionKind Kind, string Message)
{
    /// <summary>Confidence of the mean over fresh processes that must leave the claim's region.</summary>
    private const double VerdictConfidence = 0.99;

    /// <summary>Whether it is one against a baseline; else it would be one without any.</summary>
    public bool IsOfComparison => Kind is SuspicionKind.Verdict or SuspicionKind.Regression;

    /// <summary>Everything that looks red about a case.</summary>
    public static IEnumerable<Suspicion> Of(CaseRecord c, bool drawback)
    {
        if (c.Status == CaseStatus.Failed)
            yield return new(SuspicionKind.Failure, c.Reason);
        if (Flipped(c, drawback) is { } flipped)
            yield return new(SuspicionKind.Verdict, flipped);
        if (c.Ratio is not null && c.Mechanism.FirstOrDefault(r => !r.Holds) is { } row)
            yield return new(SuspicionKind.Mechanism, $"The mechanism disagrees: {row.Name} is {row.Actual}, expected {row.Expected}. "
                + "The ratio does not have the cause that the claim gives; look at the arms before believing it.");
        if (c.BaselineVerdict == BaselineVerdict.Regressed && c.Baseline?.Change is { } change)
            yield return new(SuspicionKind.Regression, string.Create(CultureInfo.InvariantCulture,
                $"Regressed by {1 - change.Estimate:0.0%} ({1 - change.Upper:0.0%} … {1 - change.Lower:0.0%}) against the baseline, "
                + $"margin {c.Margin:0.#%}. If the change is meant, accept the new results with `perfsuite baseline accept`."));
    }

    /// <summary>Whether what fresh processes found bears the suspicion out.</summary>
    /// <param name="c">The case with its repeats, compared with the baseline by them.</param>
    /// <param name="adjusted">Probability of the regression by chance, adjusted for all cases of the run.</param>
    public bool IsConfirmed(CaseRecord c, double adjusted) => Kind switch
    {
        SuspicionKind.Failure => c.Repeats.All(r => r.Failed),
        SuspicionKind.Mechanism => c.Repeats.All(r => !r.MechanismHolds),
        SuspicionKind.Regression => adjusted <= RedRule.FamilyWiseError,
        _ => c.Repeats.All(r => r.ClaimVerdict == c.ClaimVerdict) && (c.Ratio is null || MeanLeavesRegion(c)),
    };

    /// <summary>Every process decided by its own noise; their mean must decide by the noise between them.</summary>
    private static bool MeanLeavesRegion(CaseRecord c)
    {
        double[] logs = [.. c.Repeats.Where(r => r.Ratio is not null).Select(r => Math.Log(r.Ratio!.Value.Estimate))];
        if (logs.Length < 2)
            return false;
        return ClaimRule.Judge(ProcessVariance.Pooled(logs).OfMean(logs, VerdictConfidence).Exp(), c.Region!.Value) == c.ClaimVerdict;
    }

    /// <summary>A run is held to its baseline's verdict. Without one it is held to nothing: the document is examined, and what contradicts it is a finding.</summary>
    private static string? Flipped(CaseRecord c, bool drawback)
    {
        if (c.BaselineVerdict == BaselineVerdict.NotComparable)
            return null;
        bool mechanism = c.Ratio is null;
        string? what = (c.Baseline?.ClaimVerdict, c.ClaimVerdict) switch
        {
            (ClaimVerdict.Supported, ClaimVerdict.Contradicted) when mechanism => "A mechanism has changed",
            (ClaimVerdict.Supported, ClaimVerdict.Contradicted) => drawback ? "A drawback of mmap has vanished" : "mmap has stopped winning here",
            (ClaimVerdict.Contradicted, ClaimVerdict.Supported) when mechanism => "A mechanism has changed",
            _ => null,
        };
        return what is null ? null : $"{what}. {c.Reason} The baseline says {c.Baseline!.ClaimVerdict}.";
    }
}
