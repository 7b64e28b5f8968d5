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
        ILookup<string, (CaseRecord Case, int Run)> found = runs.SelectMany((r, i) => r.Cases.Select(c => (Case: c, Run: i))).ToLookup(c => c.Case.Name, StringComparer.Ordinal);
        BaselineClaim[] claims =
        [
            .. cases.Where(IsAcceptable).GroupBy(c => c.Claim, StringComparer.Ordinal).InParallel(claim => new BaselineClaim(claim.Any(c => c.Ratio is not null && c.Sweeps.Count == 0) ? BaselineClaim.VersionWithoutSweeps : BaselineMachine.CurrentSchemaVersion, claim.Key,
                [.. claim.OrderBy(c => c.Case, StringComparer.Ordinal).Select(c => CaseOf(c, [.. found[c.Name]]))])),
        ];
        ProcessVariance spread = Comparison.SpreadOf([.. claims.SelectMany(c => c.Cases).InParallel(c => (IReadOnlyList<ProcessEstimate>[])[Comparison.EstimatesOf(c)])]);
        return claims.Select(claim => claim with
        {
            Cases = [.. claim.Cases.Select(c => c with { ClaimVerdict = VerdictOf(c, [.. found[CaseRecord.NameOf(claim.Claim, c.Case)].Select(f => f.Case)], spread) })],
        });
    }

    /// <summary>A baseline of runs that were just made and are not stored.</summary>
    /// <param name="side">The runs.</param>
    /// <param name="cases">Their cases.</param>
    /// <param name="comparable">Whether its times may be compared: those of sweeps with those of sweeps.</param>
    internal static Baseline InMemory(RunSide side, IReadOnlyList<CaseRecord> cases, bool comparable) => new(side.Name,
        new BaselineMachine(BaselineMachine.CurrentSchemaVersion, side.Last.Environment, side.Last.Run.Profile, side.Last.Run.StartedUtc, side.Last.Run.Version),
        [.. Of(cases, [.. side.All]).Select(c => c with { SchemaVersion = comparable ? BaselineMachine.CurrentSchemaVersion : BaselineClaim.VersionWithoutSweeps })]);

    /// <summary>Only what was decided is worth keeping: an undecided case would hold later runs to nothing.</summary>
    public static bool IsAcceptable(CaseRecord c) => c.Ratio is not null || c.ClaimVerdict is ClaimVerdict.Supported or ClaimVerdict.Contradicted;

    private static BaselineCase CaseOf(CaseRecord c, IReadOnlyList<(CaseRecord Case, int Run)> found) => new(c.Case, c.ClaimVerdict, c.Parameters, c.Estimand,
        [.. found.Where(r => r.Case.Ratio is not null).SelectMany(r => ProcessesOf(r.Case, r.Run))],
        c.Arms.Count > 0 && c.Arms.All(a => a.Work is not null) ? c.Arms.ToDictionary(a => a.Name, a => a.Work!, StringComparer.Ordinal) : null);

    /// <summary>What the processes say together: what all of them say; else their mean where they timed, most of them where they counted. The accident of one is not what later runs are held to.</summary>
    private static ClaimVerdict VerdictOf(BaselineCase accepted, IReadOnlyList<CaseRecord> found, ProcessVariance spread) =>
        found.All(c => c.ClaimVerdict == found[0].ClaimVerdict && c.ClaimVerdict != ClaimVerdict.Inconclusive) ? found[0].ClaimVerdict
        : accepted.Processes.Count > 1 && found[^1].Region is { } region ? ClaimRule.Judge(Comparison.RatioOf(Comparison.EstimatesOf(accepted), spread), region)
        : found.GroupBy(c => c.ClaimVerdict).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key == found[^1].ClaimVerdict).First().Key;

    private static IEnumerable<BaselineProcess> ProcessesOf(CaseRecord c, int run) => TimingVerdict.ProcessesOf(c).Select(p => new BaselineProcess(p.Ratio,
        p.Samples.ToDictionary(s => s.Key, s => (IReadOnlyList<double>)[.. s.Value.Select(x => Significant.Digits(x, SampleDigits))], StringComparer.Ordinal), run));
}
