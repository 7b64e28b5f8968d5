using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Results;

namespace PerfSuite.Verdicts;

/// <summary>What makes a case, and so the run, red.</summary>
public static class RedRule
{
    /// <summary>How the reason of a case begins that threw instead of measuring.</summary>
    public const string FailedToRun = "Failed to run: ";

    /// <summary>The case with its red flag set and, where red, a reason that says what, how much, against what, and what to do.</summary>
    /// <param name="judged">A case with both verdicts.</param>
    /// <param name="drawback">Whether the claim speaks against mmap.</param>
    public static CaseRecord Apply(CaseRecord judged, bool drawback)
    {
        string[] reasons = [.. Reasons(judged, drawback)];
        return reasons.Length == 0 ? judged : judged with { Red = true, Reason = string.Join(" ", reasons) };
    }

    private static IEnumerable<string> Reasons(CaseRecord c, bool drawback)
    {
        if (c.Reason.StartsWith(FailedToRun, StringComparison.Ordinal))
            yield return c.Reason;
        if (Flipped(c, drawback) is { } flipped)
            yield return flipped;
        if (c.Ratio is not null)
            foreach (MechanismRow row in c.Mechanism.Where(r => !r.Holds))
                yield return $"The mechanism disagrees: {row.Name} is {row.Actual}, expected {row.Expected}. "
                    + "The ratio does not have the cause that the claim gives; look at the arms before believing it.";
        if (c.BaselineVerdict == BaselineVerdict.Regressed && c.Baseline?.Change is { } change)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Regressed by {1 - change.Estimate:0.0%} ({1 - change.Upper:0.0%} … {1 - change.Lower:0.0%}) against the baseline, "
                + $"margin {c.Margin:0.#%}. If the change is meant, accept the new results with `perfsuite baseline accept`.");
    }

    /// <summary>A run is held to its baseline's verdict, and without one to the catalogue's expectation.</summary>
    private static string? Flipped(CaseRecord c, bool drawback)
    {
        bool mechanism = c.Ratio is null;
        ClaimVerdict? accepted = c.Baseline?.ClaimVerdict is ClaimVerdict.Supported or ClaimVerdict.Contradicted ? c.Baseline.ClaimVerdict : null;
        bool heldToSupport = accepted is { } a ? a == ClaimVerdict.Supported
            : c.Expectation == Expectation.Supported && (mechanism || !drawback);
        bool heldToContradiction = mechanism && (accepted is { } b ? b == ClaimVerdict.Contradicted : c.Expectation == Expectation.Contradicted);
        string by = accepted is null ? "That is not expected on a current Linux." : $"The baseline says {accepted}.";
        if (c.ClaimVerdict == ClaimVerdict.Contradicted && heldToSupport)
            return $"{(mechanism ? "A mechanism has changed" : drawback ? "A drawback of mmap has vanished" : "mmap has stopped winning here")}. {c.Reason} {by}";
        if (c.ClaimVerdict == ClaimVerdict.Supported && heldToContradiction)
            return $"A mechanism has changed. {c.Reason} {by}";
        return null;
    }
}
