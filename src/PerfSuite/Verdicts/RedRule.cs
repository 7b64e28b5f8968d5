using System.Globalization;
using PerfSuite.Results;
using PerfSuite.Statistics;

namespace PerfSuite.Verdicts;

/// <summary>What makes a case, and so the run, red: a suspicion that fresh processes confirmed, or that nobody could check again.</summary>
public static class RedRule
{
    private const string MovedWithMachine = "Moved with the machine: ";
    private const string LookedRed = "Looked red, but ";
    private const string NotConfirmed = " confirm it: ";

    /// <summary>Probability that a run in which nothing has changed shows any confirmed regression.</summary>
    public const double FamilyWiseError = 0.005;

    /// <summary>The cases with their red flags. Regressions are held to <see cref="FamilyWiseError"/> by Holm's procedure over the cases that fresh processes measured, as
    /// these alone count: what raised a suspicion does not confirm it.</summary>
    /// <param name="judged">Cases with both verdicts.</param>
    /// <param name="isDrawback">Whether a claim, by its id, speaks against mmap.</param>
    /// <param name="tests">How many tests share the error, where they are more than the cases that fresh processes measured.</param>
    /// <param name="machineChanged">Whether the machine is no longer the baseline's: what moved with it is then no news of the code.</param>
    public static IReadOnlyList<CaseRecord> Apply(IReadOnlyList<CaseRecord> judged, Func<string, bool> isDrawback, int tests = 0, bool machineChanged = false)
    {
        CaseRecord[] again = [.. judged.Where(c => c.Repeats.Count > 0)];
        double[] adjusted = Holm.Adjusted([.. again.Select(c => c.Baseline?.Probability ?? 1), .. Enumerable.Repeat(1.0, Math.Max(0, tests - again.Length))]);
        Dictionary<CaseRecord, double> probabilities = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < again.Length; i++)
            probabilities[again[i]] = adjusted[i];
        return [.. judged.Select(c => Apply(c, isDrawback(c.Claim), probabilities.GetValueOrDefault(c, 1), machineChanged))];
    }

    /// <summary>The case with its red flag, and where red a reason that says what, how much, against what, and what to do.</summary>
    /// <param name="judged">A case with both verdicts, and with repeats where fresh processes measured it again.</param>
    /// <param name="drawback">Whether the claim speaks against mmap.</param>
    /// <param name="adjusted">Probability of the regression by chance, adjusted for all cases of the run; 1 where nothing was compared.</param>
    /// <param name="machineChanged">Whether the machine is no longer the baseline's.</param>
    public static CaseRecord Apply(CaseRecord judged, bool drawback, double adjusted, bool machineChanged = false)
    {
        Suspicion[] suspicions = [.. Suspicion.Of(judged, drawback)];
        if (machineChanged && suspicions.Length > 0 && suspicions.All(s => s.IsOfComparison))
            return judged with { Red = false, Reason = MovedWithMachine + suspicions[0].Message };
        if (judged.Status == CaseStatus.OutOfTime && judged.Repeats.Count == 0)
            return judged with { Red = false };
        if (judged.Baseline is { AsBefore: true })
            return judged with { Red = false };
        Suspicion[] confirmed = [.. suspicions.Where(s => judged.Repeats.Count == 0 || s.IsConfirmed(judged, adjusted))];
        if (confirmed.Length > 0)
            return judged with { Red = true, Reason = string.Join(" ", confirmed.Select(s => s.Message)) + Repeated(judged) };
        return suspicions.Length == 0 ? judged with { Red = false } : Cleared(judged, suspicions);
    }

    /// <summary>A red case that was red for the same reasons where it is compared with.</summary>
    internal static CaseRecord AsBefore(CaseRecord red) => red with
    {
        Red = false,
        Baseline = (red.Baseline ?? new BaselineComparison(null, ClaimVerdict.Inconclusive, 0, null)) with { AsBefore = true },
        BaselineVerdict = red.Baseline is null ? BaselineVerdict.Inconclusive : red.BaselineVerdict,
        Reason = $"As before: {red.Reason}",
    };

    /// <summary>Whether a case was judged to have moved with its machine.</summary>
    internal static bool HasMovedWithMachine(CaseRecord judged) => judged.Reason.StartsWith(MovedWithMachine, StringComparison.Ordinal);

    /// <summary>A case that looks red and that no fresh process had the time to measure again: undecided, unless its own code failed.</summary>
    internal static CaseRecord Unconfirmed(CaseRecord suspect) => suspect.Status == CaseStatus.Failed ? suspect : suspect with
    {
        ClaimVerdict = ClaimVerdict.Inconclusive,
        BaselineVerdict = suspect.BaselineVerdict == BaselineVerdict.NoBaseline ? BaselineVerdict.NoBaseline : BaselineVerdict.Inconclusive,
        Status = CaseStatus.OutOfTime,
        Reason = $"Looked red, and the run's time was used up before fresh processes could say more: {suspect.Reason}",
    };

    /// <summary>What did not hold across processes is neither red nor decided.</summary>
    private static CaseRecord Cleared(CaseRecord judged, Suspicion[] suspicions) => judged with
    {
        Red = false,
        ClaimVerdict = suspicions.Any(s => s.Kind is SuspicionKind.Verdict or SuspicionKind.Failure) ? ClaimVerdict.Inconclusive : judged.ClaimVerdict,
        BaselineVerdict = judged.BaselineVerdict == BaselineVerdict.Regressed ? BaselineVerdict.Inconclusive : judged.BaselineVerdict,
        Reason = $"{LookedRed}{(judged.Repeats.Count > 1 ? $"{judged.Repeats.Count} fresh processes did not" : "one process alone cannot")}{NotConfirmed}{suspicions[0].Message}",
    };

    /// <summary>The reason as it was before fresh processes did not confirm a suspicion; as it is elsewhere.</summary>
    internal static string ReasonBefore(CaseRecord judged) =>
        judged.Reason.StartsWith(LookedRed, StringComparison.Ordinal) && judged.Reason.IndexOf(NotConfirmed, StringComparison.Ordinal) is > 0 and var at
            ? judged.Reason[(at + NotConfirmed.Length)..]
            : judged.Reason;

    private static string Repeated(CaseRecord judged) => judged.Repeats.Count <= 1 ? ""
        : string.Create(CultureInfo.InvariantCulture, $" Confirmed by {judged.Repeats.Count} fresh processes.");
}
