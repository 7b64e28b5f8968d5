using System.Globalization;
using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Words;

/// <summary>A red case told to the person who must act on it: what, how much, against what, what to do.</summary>
public static class RedAccount
{
    private const string Accept = "`perfsuite baseline accept`";

    /// <summary>One sentence or two a line.</summary>
    /// <param name="red">The case.</param>
    /// <param name="claims">What its results say of claims.</param>
    public static IEnumerable<string> Of(CaseRecord red, IReadOnlyList<ClaimRecord> claims)
    {
        yield return red.Reason;
        if (red.Ratio is { } ratio)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Ratio {ratio.Estimate:0.000} ({ratio.Lower:0.000} … {ratio.Upper:0.000}), {Against(red)}.");
        yield return $"What to do: look at it alone with `{RunAgain.Command(red.Claim, claims)}`; the report shows its counters and what the machine was. "
            + Acceptance(red);
    }

    private static string Acceptance(CaseRecord red) =>
        red.HasFailed ? "A case that fails to run is not accepted into a baseline."
        : red.BaselineVerdict == BaselineVerdict.Regressed ? "" // The reason says how to accept it.
        : $"If it is right and meant, take it as the new baseline with {Accept}.";

    private static string Against(CaseRecord red) => red.Baseline switch
    {
        { Ratio: { } before } => string.Create(CultureInfo.InvariantCulture,
            $"in the baseline {before.Estimate:0.000} ({before.Lower:0.000} … {before.Upper:0.000})"),
        { } other => $"in the baseline {other.ClaimVerdict}",
        null => $"expected {red.Expectation}",
    };
}
