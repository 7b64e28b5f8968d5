using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>From runs to what later ones are held to.</summary>
public static class Acceptance
{
    private const int SampleDigits = 4;

    /// <summary>The accepted cases by claim; a claim without any is absent.</summary>
    /// <param name="cases">The cases as the last run has them.</param>
    /// <param name="runs">One or more runs of separate processes on the same machine with the same profile.</param>
    public static IEnumerable<BaselineClaim> Of(IReadOnlyList<CaseRecord> cases, IReadOnlyList<SuiteResults> runs)
    {
        ILookup<string, CaseRecord> found = runs.SelectMany(r => r.Cases).ToLookup(c => c.Name, StringComparer.Ordinal);
        BaselineClaim[] claims =
        [
            .. cases.Where(IsAcceptable).GroupBy(c => c.Claim, StringComparer.Ordinal).Select(claim => new BaselineClaim(BaselineMachine.CurrentSchemaVersion, claim.Key,
                [.. claim.OrderBy(c => c.Case, StringComparer.Ordinal).Select(c => CaseOf(c, [.. found[c.Name]]))])),
        ];
        ProcessVariance spread = Comparison.SpreadOf(claims.SelectMany(c => c.Cases).Select(Comparison.EstimatesOf));
        return claims.Select(claim => claim with
        {
            Cases = [.. claim.Cases.Select(c => c with { ClaimVerdict = VerdictOf(c, [.. found[CaseRecord.NameOf(claim.Claim, c.Case)]], spread) })],
        });
    }

    /// <summary>A baseline of runs that were just made and are not stored.</summary>
    internal static Baseline InMemory(RunSide side) => new(side.Name,
        new BaselineMachine(BaselineMachine.CurrentSchemaVersion, side.Last.Environment, side.Last.Run.Profile, side.Last.Run.StartedUtc, side.Last.Run.Version),
        [.. Of(side.Cases, [.. side.All])]);

    /// <summary>Only what was decided is worth keeping: an undecided case would hold later runs to nothing.</summary>
    public static bool IsAcceptable(CaseRecord c) => c.Ratio is not null || c.ClaimVerdict is ClaimVerdict.Supported or ClaimVerdict.Contradicted;

    private static BaselineCase CaseOf(CaseRecord c, IReadOnlyList<CaseRecord> found) => new(c.Case, c.ClaimVerdict, c.Parameters, c.Estimand,
        [.. found.Where(r => r.Ratio is not null).Select(ProcessOf)]);

    /// <summary>What the processes say together: what all of them say; else their mean where they timed, most of them where they counted. The accident of one is not what later runs are held to.</summary>
    private static ClaimVerdict VerdictOf(BaselineCase accepted, IReadOnlyList<CaseRecord> found, ProcessVariance spread) =>
        found.All(c => c.ClaimVerdict == found[0].ClaimVerdict) ? found[0].ClaimVerdict
        : accepted.Processes.Count > 1 && found[^1].Region is { } region ? ClaimRule.Judge(Comparison.RatioOf(Comparison.EstimatesOf(accepted), spread), region)
        : found.GroupBy(c => c.ClaimVerdict).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key == found[^1].ClaimVerdict).First().Key;

    private static BaselineProcess ProcessOf(CaseRecord c) => new(c.Ratio!.Value, c.Arms.ToDictionary(a => a.Name,
        a => (IReadOnlyList<double>)[.. a.Samples.Select(s => Significant.Digits(s, SampleDigits))], StringComparer.Ordinal));
}
