using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>Compares runs with runs, case by case: every case of either side stands in the outcome. The unit is the run; the gate's are processes, `compare`'s are results files.</summary>
public static class RunComparison
{
    /// <param name="before">What to compare with.</param>
    /// <param name="after">What is new.</param>
    /// <param name="looks">How often the same cases are compared as runs are added; every look is one of the tests that share the error.</param>
    /// <param name="isOneOccasion">Whether runs of both sides alternated, so that what an hour has of its own falls on both alike.</param>
    /// <returns>The last results of <paramref name="after"/> with its cases, computed from their samples and judged against <paramref name="before"/>, then those that only
    /// <paramref name="before"/> has, red by name. What is as wrong in <paramref name="before"/> is no news.</returns>
    public static SuiteResults Judge(RunSide before, RunSide after, int looks = 1, bool isOneOccasion = false)
    {
        before = before.Recomputed();
        IReadOnlyList<CaseRecord> casesBefore = before.Cases;
        after = after.DefinedBy(before, casesBefore).Recomputed();
        IReadOnlyList<CaseRecord> casesAfter = after.Cases;
        Baseline baseline = Acceptance.InMemory(before, casesBefore, comparable: before.HasSweeps == after.HasSweeps);
        Dictionary<string, IReadOnlyList<RepeatRecord>> foundBefore = before.Repeats(), foundAfter = after.Repeats();
        ProcessVariance spread = SpreadOf(foundBefore, foundAfter);
        JudgingPolicy policy = (before.Last.Run.Policy ?? JudgingPolicy.Default) with
        {
            Version = JudgingPolicy.Default.Version,
            FamilyWiseError = JudgingPolicy.RegressionFamilyWiseError,
            RegressionTests = casesAfter.Count * looks,
            Spread = isOneOccasion ? spread with { OccasionShare = 0 } : spread,
            Method = $"claim verdicts as in each run; regressions: Holm over {casesAfter.Count} cases and {looks} looks, by {before.Count} processes and {after.Count}",
        };
        Dictionary<string, bool> drawbacks = before.Last.Claims.Concat(after.Last.Claims).DistinctBy(c => c.Claim, StringComparer.Ordinal)
            .ToDictionary(c => c.Claim, c => c.Drawback, StringComparer.Ordinal);
        IReadOnlyList<CaseRecord> compared = Compared(baseline, casesAfter, foundAfter, drawbacks, policy);
        Dictionary<string, CaseRecord> itself = Compared(baseline, casesBefore, foundBefore, drawbacks, policy).ToDictionary(c => c.Name, StringComparer.Ordinal);
        HashSet<string> present = [.. compared.Select(c => c.Name)];
        CaseRecord[] cases =
        [
            .. compared.Select(c => c.Red && itself.TryGetValue(c.Name, out CaseRecord? was) && was.Red && IsNoNews(was, c, drawbacks.GetValueOrDefault(c.Claim))
                ? RedRule.AsBefore(c) : c),
            .. casesBefore.Where(c => !present.Contains(c.Name)).Select(c => MissingCase.Record(c.Claim, c.Case, c.Area, c.ClaimVerdict, before.Name)),
        ];
        return after.Last with { SchemaVersion = SuiteResults.CurrentSchemaVersion, Cases = cases, Run = after.Last.Run with { Policy = policy, Cause = baseline.CauseOf(compared, after.Last.Environment.Primitives) } };
    }

    /// <summary>Both sides show how much processes usually differ, each around its own mean.</summary>
    private static ProcessVariance SpreadOf(Dictionary<string, IReadOnlyList<RepeatRecord>> before, Dictionary<string, IReadOnlyList<RepeatRecord>> after) => Comparison.SpreadOf(
        [.. after.Select(c => (IReadOnlyList<ProcessEstimate>[])[Comparison.EstimatesOf(c.Value), Comparison.EstimatesOf(before.GetValueOrDefault(c.Key, []))])]);

    private static IReadOnlyList<CaseRecord> Compared(
        Baseline baseline, IReadOnlyList<CaseRecord> cases, Dictionary<string, IReadOnlyList<RepeatRecord>> found, Dictionary<string, bool> drawbacks, JudgingPolicy policy) =>
        RedRule.Apply([.. cases.InParallel(c => baseline.Compare(RunSide.OfSamples(c, policy.Spread) with { Repeats = found[c.Name] }, policy.Spread))], drawbacks.GetValueOrDefault, policy);

    /// <summary>Whether nothing is wrong now that was not wrong before.</summary>
    private static bool IsNoNews(CaseRecord was, CaseRecord now, bool drawback)
    {
        HashSet<SuspicionKind> before = [.. Suspicion.Of(was, drawback).Select(s => s.Kind)];
        return Suspicion.Of(now, drawback).All(s => before.Contains(s.Kind)) && !Disagreeing(now).Except(Disagreeing(was), StringComparer.Ordinal).Any();
    }

    private static IEnumerable<string> Disagreeing(CaseRecord c) => c.Mechanism.Where(r => !r.Holds).Select(r => r.Name);
}
