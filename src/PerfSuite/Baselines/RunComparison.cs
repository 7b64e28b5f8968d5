using PerfSuite.Results;
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
        Baseline baseline = new(beforeName, Machine(before), [.. before.Cases.GroupBy(c => c.Claim, StringComparer.Ordinal).Select(ClaimOf)]);
        Dictionary<string, bool> drawbacks = after.Claims.ToDictionary(c => c.Claim, c => c.Drawback, StringComparer.Ordinal);
        HashSet<string> present = [.. after.Cases.Select(c => c.Name)];
        return [
            .. RedRule.Apply([.. after.Cases.Select(c => baseline.Compare(Recomputed(c)))], drawbacks.GetValueOrDefault),
            .. before.Cases.Where(c => !present.Contains(c.Name)).Select(c => MissingCase.Record(c.Claim, c.Case, c.Area, c.ClaimVerdict, beforeName)),
        ];
    }

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
        [.. claim.Select(Recomputed).Select(c => new BaselineCase(c.Case, c.ClaimVerdict, c.Parameters, c.Estimand,
            c.Ratio is { } ratio ? [new BaselineProcess(ratio, new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal))] : []))]);
}
