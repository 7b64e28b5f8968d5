using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Words;

namespace PerfSuite.Judging.Verdicts;

/// <summary>What was measured and accepted on a machine.</summary>
public sealed class Baseline
{
    private readonly Dictionary<string, BaselineCase> cases;
    private readonly Dictionary<string, ProcessEstimate[]> estimates;
    private readonly HashSet<string> withoutSweeps;

    /// <param name="folder">Where it is, for messages.</param>
    /// <param name="machine">What was measured.</param>
    /// <param name="claims">What was accepted.</param>
    internal Baseline(string folder, BaselineMachine machine, IReadOnlyList<BaselineClaim> claims)
    {
        Folder = folder;
        Machine = machine;
        Claims = claims;
        withoutSweeps = [.. claims.Where(c => !c.HasSweeps).SelectMany(c => c.Cases.Select(k => CaseRecord.NameOf(c.Claim, k.Case)))];
        (string Name, BaselineCase Case)[] named = [.. claims.SelectMany(c => c.Cases.Select(k => (CaseRecord.NameOf(c.Claim, k.Case), k)))];
        cases = named.ToDictionary(c => c.Name, c => c.Case, StringComparer.Ordinal);
        estimates = named.InParallel(c => (c.Name, Found: Comparison.EstimatesOf(c.Case))).ToDictionary(c => c.Name, c => c.Found, StringComparer.Ordinal);
    }

    public string Folder { get; }

    public BaselineMachine Machine { get; }

    public IReadOnlyList<BaselineClaim> Claims { get; }

    /// <summary>What its processes found of a case; none where it lacks the case, or nothing was timed.</summary>
    /// <param name="caseName">Claim and case in one name.</param>
    public IReadOnlyList<ProcessEstimate> EstimatesOf(string caseName) => withoutSweeps.Contains(caseName) ? [] : estimates.GetValueOrDefault(caseName, []);

    /// <summary>The smallest relative change of each timed case that a further run like its last one can tell from none, by name. A case whose margin is smaller will not be called unchanged.</summary>
    public IReadOnlyDictionary<string, double> Resolutions()
    {
        Dictionary<string, ProcessEstimate[]> timed = estimates.Where(e => e.Value.Length > 0 && !withoutSweeps.Contains(e.Key)).ToDictionary(StringComparer.Ordinal);
        ProcessVariance spread = Comparison.SpreadOf([.. timed.Values.Select(e => (IReadOnlyList<ProcessEstimate>[])[e])]);
        return timed.ToDictionary(e => e.Key, e => Comparison.ResolutionOf(e.Value, spread), StringComparer.Ordinal);
    }

    /// <summary>The record with its comparison and baseline verdict; unchanged where the baseline lacks the case.</summary>
    /// <param name="record">The record.</param>
    /// <param name="spread">What is known of how much processes usually differ.</param>
    public CaseRecord Compare(CaseRecord record, ProcessVariance spread)
    {
        if (!cases.TryGetValue(record.Name, out BaselineCase? accepted))
            return record;
        return !withoutSweeps.Contains(record.Name) && SameExperiment(record, accepted)
            ? Comparison.Compare(estimates[record.Name], accepted.ClaimVerdict, spread, record)
            : Comparison.WithoutChange(estimates[record.Name], accepted.ClaimVerdict, spread, record);
    }

    /// <summary>What those of some judged cases that changed have in common, by what their arms did then and do now and what that cost; null where nothing changed, or no model is known of it.</summary>
    /// <param name="judged">The cases, compared with this baseline.</param>
    /// <param name="cardNow">Prices of the machine that ran them.</param>
    public CommonCause? CauseOf(IReadOnlyList<CaseRecord> judged, IReadOnlyList<Primitive> cardNow) => CommonCause.Of(
        [.. judged.Where(c => c is { BaselineVerdict: BaselineVerdict.Regressed or BaselineVerdict.Improved, Baseline.Change: not null } && cases.ContainsKey(c.Name))
            .Select(c => new MovedCase(c, cases[c.Name].Work, Math.Log(c.Baseline!.Change!.Value.Estimate)))], Machine.Environment.Primitives, cardNow);

    /// <summary>What a run on a machine has to do with it.</summary>
    /// <param name="here">The machine.</param>
    /// <param name="pinned">Whether the machine's owner has named it.</param>
    public BaselineStanding StandingFor(EnvironmentRecord here, bool pinned)
    {
        BaselineStanding standing = MachineMatch.Between(Machine.Environment, here).Standing(Folder, pinned);
        return standing.Compared && withoutSweeps.Count > 0 ? standing with { Reason = Reasons.WithoutSweeps(Folder) } : standing;
    }

    /// <summary>Red records of the cases that the baseline has and the run does not.</summary>
    /// <param name="measured">The claims that the run measured, and the area of each.</param>
    /// <param name="everything">Whether the run was asked for all claims; otherwise the claims that it did not measure are not missed.</param>
    /// <param name="present">Names of the cases that the run has.</param>
    public IEnumerable<CaseRecord> Vanished(IReadOnlyDictionary<string, string> measured, bool everything, IReadOnlySet<string> present)
    {
        foreach (BaselineClaim claim in Claims)
        {
            if (measured.TryGetValue(claim.Claim, out string? area) || everything)
                foreach (BaselineCase gone in claim.Cases.Where(c => !present.Contains(CaseRecord.NameOf(claim.Claim, c.Case))))
                    yield return MissingCase.Record(claim.Claim, gone.Case, area ?? "", gone.ClaimVerdict, Folder);
        }
    }

    private static bool SameExperiment(CaseRecord record, BaselineCase accepted) => record.Ratio is not null && accepted.Processes.Count > 0
        && (accepted.Estimand is null || record.Estimand is null || accepted.Estimand == record.Estimand)
        && IsSameWork(record.Parameters, accepted.Parameters);

    /// <summary>Another seed is another permutation of the same work.</summary>
    internal static bool IsSameWork(IReadOnlyDictionary<string, object> one, IReadOnlyDictionary<string, object> other) => one.Count == other.Count
        && one.All(p => other.TryGetValue(p.Key, out object? there) && (p.Key == "seed" || Facts.AreSame(p.Value, there)));
}
