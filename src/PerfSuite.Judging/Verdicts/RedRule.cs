using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Words;

namespace PerfSuite.Judging.Verdicts;

/// <summary>What makes a case, and so the run, red: a suspicion that fresh processes bore out, or that nobody could ask them about.</summary>
public static class RedRule
{
    /// <summary>Whether the ratio has changed, and whether the claim's verdict has.</summary>
    private const int TestsOfACase = 2;

    /// <summary>The cases with their red flags. What is tested is held to the policy's family-wise error by Holm's procedure over the cases that fresh processes measured, as
    /// these alone count: what raised a suspicion does not confirm it.</summary>
    /// <param name="judged">Cases with both verdicts.</param>
    /// <param name="isDrawback">Whether a claim, by its id, speaks against mmap.</param>
    /// <param name="policy">Error, tests that share it, and usual spread between processes; the default where null.</param>
    /// <param name="machineChanged">Whether the machine is no longer the baseline's: what moved with it is then no news of the code.</param>
    public static IReadOnlyList<CaseRecord> Apply(IReadOnlyList<CaseRecord> judged, Func<string, bool> isDrawback, JudgingPolicy? policy = null, bool machineChanged = false)
    {
        policy ??= JudgingPolicy.Default;
        Suspicion[][] suspicions = [.. judged.Select(c => (Suspicion[])[.. Suspicion.Of(c, isDrawback(c.Claim), policy.Spread)])];
        Suspicion[] tested = [.. judged.Zip(suspicions).Where(c => c.First.Repeats.Count > 0).SelectMany(c => c.Second).Where(s => s.Probability is not null)];
        int others = (TestsOfACase * Math.Max(policy.RegressionTests, judged.Count(c => c.Repeats.Count > 0))) - tested.Length;
        double[] adjusted = Holm.Adjusted([.. tested.Select(s => s.Probability!.Value), .. Enumerable.Repeat(1.0, others)]);
        HashSet<object> shown = new(tested.Where((_, i) => adjusted[i] <= policy.FamilyWiseError), ReferenceEqualityComparer.Instance);
        return [.. judged.Zip(suspicions, (c, s) => Apply(c, s, shown, machineChanged))];
    }

    /// <summary>A red case that was red for the same reasons where it is compared with.</summary>
    internal static CaseRecord AsBefore(CaseRecord red) => red with
    {
        Red = false,
        Standing = CaseStanding.AsBefore,
        Baseline = red.Baseline ?? new BaselineComparison(null, ClaimVerdict.Inconclusive, 0, null),
        BaselineVerdict = red.Baseline is null ? BaselineVerdict.Inconclusive : red.BaselineVerdict,
        Reason = Reasons.AsBefore(red.Reason),
    };

    /// <summary>A case that looks red and that no fresh process had the time to measure again: undecided, unless its own code failed.</summary>
    public static CaseRecord NotAsked(CaseRecord suspect) => suspect.HasFailed ? suspect : suspect with
    {
        Standing = CaseStanding.NotAsked,
        ClaimVerdict = ClaimVerdict.Inconclusive,
        BaselineVerdict = suspect.BaselineVerdict == BaselineVerdict.NoBaseline ? BaselineVerdict.NoBaseline : BaselineVerdict.Inconclusive,
        Status = CaseStatus.OutOfTime,
        Reason = Reasons.NotAsked(suspect.Reason),
    };

    /// <summary>A red case that is meant, by somebody's word; what fails or is not red stays as it is.</summary>
    public static CaseRecord LetThrough(CaseRecord judged, LetThrough word) => !judged.Red || judged.HasFailed ? judged
        : judged with { Red = false, LetThrough = word, Reason = Reasons.LetThrough(word, judged.Reason) };

    /// <summary>The case with its red flag and its standing, and where red a reason that says what, how much, against what, and what to do.</summary>
    private static CaseRecord Apply(CaseRecord judged, Suspicion[] suspicions, HashSet<object> shown, bool machineChanged)
    {
        if (machineChanged && suspicions.Length > 0 && suspicions.All(s => s.IsOfComparison))
            return judged with { Red = false, Standing = CaseStanding.MovedWithMachine, Reason = Reasons.MovedWithMachine(suspicions[0].Message) };
        if ((judged.Status == CaseStatus.OutOfTime && judged.Repeats.Count == 0) || judged.Standing == CaseStanding.AsBefore)
            return judged with { Red = false };
        Suspicion[] confirmed = [.. suspicions.Where(s => judged.Repeats.Count == 0 || (s.Probability is null ? s.IsBorneOut(judged) : shown.Contains(s)))];
        if (confirmed.Length > 0)
            return WithWord(judged with { Red = true, Standing = CaseStanding.Confirmed, Reason = Reasons.Confirmed(confirmed.Select(s => s.Message), judged.Repeats.Count) });
        return suspicions.Length == 0 ? judged with { Red = false, Standing = CaseStanding.Clear } : Cleared(judged, suspicions);
    }

    private static CaseRecord WithWord(CaseRecord red) => red.LetThrough is { } word ? LetThrough(red, word) : red;

    /// <summary>What did not hold across processes is neither red nor decided.</summary>
    private static CaseRecord Cleared(CaseRecord judged, Suspicion[] suspicions) => judged with
    {
        Red = false,
        Standing = CaseStanding.NotConfirmed,
        ClaimVerdict = suspicions.Any(s => s.Kind is SuspicionKind.Verdict or SuspicionKind.Failure) ? ClaimVerdict.Inconclusive : judged.ClaimVerdict,
        BaselineVerdict = judged.BaselineVerdict == BaselineVerdict.Regressed ? BaselineVerdict.Inconclusive : judged.BaselineVerdict,
        Reason = Reasons.NotConfirmed(suspicions[0].Message, judged.Repeats.Count),
    };
}
