using PerfSuite.Results;
using PerfSuite.Statistics;
using PerfSuite.Verdicts;

namespace PerfSuite.Baselines;

/// <summary>Compares two results files case by case: every case of either stands in the outcome.</summary>
public static class RunComparison
{
    /// <param name="before">The results to compare with.</param>
    /// <param name="beforeName">Their name, for messages.</param>
    /// <param name="after">The new results.</param>
    /// <returns>The cases of <paramref name="after"/>, recomputed from their samples and judged against <paramref name="before"/>,
    /// then the cases that have vanished.</returns>
    public static IReadOnlyList<CaseRecord> Compare(SuiteResults before, string beforeName, SuiteResults after)
    {
        CaseRecord[] recomputed = [.. before.Cases.Select(Recomputed)], now = [.. after.Cases.Select(Recomputed)];
        Baseline baseline = new(beforeName, Machine(before), [.. recomputed.GroupBy(c => c.Claim, StringComparer.Ordinal).Select(ClaimOf)],
            usual: ProcessVariance.OfUsualChange([.. Changes(recomputed, now)]));
        Dictionary<string, bool> drawbacks = after.Claims.ToDictionary(c => c.Claim, c => c.Drawback, StringComparer.Ordinal);
        HashSet<string> present = [.. after.Cases.Select(c => c.Name)];
        Dictionary<string, CaseRecord> itself = recomputed.ToDictionary(c => c.Name, baseline.Compare, StringComparer.Ordinal);
        return [
            .. RedRule.Apply([.. now.Select(baseline.Compare)], drawbacks.GetValueOrDefault)
                .Select(c => c.Red && itself.TryGetValue(c.Name, out CaseRecord? was) ? OnlyNews(was, c, drawbacks.GetValueOrDefault(c.Claim)) : c),
            .. before.Cases.Where(c => !present.Contains(c.Name)).Select(c => MissingCase.Record(c.Claim, c.Case, c.Area, c.ClaimVerdict, beforeName)),
        ];
    }

    /// <summary>What was wrong before and is wrong now has not changed: a run compared with itself is never red.</summary>
    internal static CaseRecord OnlyNews(CaseRecord was, CaseRecord now, bool drawback)
    {
        HashSet<SuspicionKind> before = [.. Suspicion.Of(was, drawback).Select(s => s.Kind)];
        bool sameKinds = Suspicion.Of(now, drawback).All(s => before.Contains(s.Kind));
        return sameKinds && !Disagreeing(now).Except(Disagreeing(was), StringComparer.Ordinal).Any()
            ? now with { Red = false, Reason = $"As before: {now.Reason}" }
            : now;
    }

    private static IEnumerable<double> Changes(IEnumerable<CaseRecord> before, IEnumerable<CaseRecord> after) =>
        before.Where(c => c.Ratio is not null).Join(after.Where(c => c.Ratio is not null), c => c.Name, c => c.Name,
            (was, now) => Math.Log(now.Ratio!.Value.Estimate / was.Ratio!.Value.Estimate), StringComparer.Ordinal);

    private static IEnumerable<string> Disagreeing(CaseRecord c) => c.Mechanism.Where(r => !r.Holds).Select(r => r.Name);

    /// <summary>Verdicts follow from the samples; what the file says of them is not believed.</summary>
    private static CaseRecord Recomputed(CaseRecord c)
    {
        CaseRecord fresh = c with { Baseline = null, BaselineVerdict = BaselineVerdict.NoBaseline, Red = false };
        return c.Ratio is { } ratio && c.Region is not null ? TimingVerdict.Judge(fresh, ratio.Confidence)
            : c.Ratio is { } plain ? fresh with { Ratio = TimingVerdict.LogRatio(fresh, plain.Confidence).Exp() }
            : fresh;
    }

    private static BaselineMachine Machine(SuiteResults run) =>
        new(BaselineMachine.CurrentSchemaVersion, run.Environment, run.Run.Profile, run.Run.StartedUtc, run.Run.Version);

    private static BaselineClaim ClaimOf(IGrouping<string, CaseRecord> claim) => new(BaselineMachine.CurrentSchemaVersion, claim.Key,
        [.. claim.Select(c => new BaselineCase(c.Case, c.ClaimVerdict, c.Parameters, c.Estimand,
            c.Ratio is { } ratio ? [new BaselineProcess(ratio, new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal))] : []))]);
}
