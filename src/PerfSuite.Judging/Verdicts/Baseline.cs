using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>What was measured and accepted on a machine.</summary>
public sealed class Baseline
{
    private readonly Dictionary<string, BaselineCase> cases;
    private readonly Dictionary<string, ProcessEstimate[]> estimates;

    /// <param name="folder">Where it is, for messages.</param>
    /// <param name="machine">What was measured.</param>
    /// <param name="claims">What was accepted.</param>
    internal Baseline(string folder, BaselineMachine machine, IReadOnlyList<BaselineClaim> claims)
    {
        Folder = folder;
        Machine = machine;
        Claims = claims;
        cases = claims.SelectMany(c => c.Cases.Select(k => (Name: CaseRecord.NameOf(c.Claim, k.Case), Case: k)))
            .ToDictionary(c => c.Name, c => c.Case, StringComparer.Ordinal);
        estimates = cases.ToDictionary(c => c.Key, c => Comparison.EstimatesOf(c.Value), StringComparer.Ordinal);
        Spread = Comparison.SpreadOf(estimates.Values);
    }

    public string Folder { get; }

    public BaselineMachine Machine { get; }

    public IReadOnlyList<BaselineClaim> Claims { get; }

    /// <summary>How much the log-ratio of a case usually varies between the baseline's processes; default where they are too few to say.</summary>
    public ProcessVariance Spread { get; }

    /// <summary>The record with its comparison and baseline verdict; unchanged where the baseline lacks the case.</summary>
    public CaseRecord Compare(CaseRecord record) => Compare(record, Spread);

    /// <param name="record">The record.</param>
    /// <param name="spread">What is known otherwise of how much processes usually differ.</param>
    internal CaseRecord Compare(CaseRecord record, ProcessVariance spread)
    {
        if (!cases.TryGetValue(record.Name, out BaselineCase? accepted))
            return record;
        return SameExperiment(record, accepted)
            ? Comparison.Compare(estimates[record.Name], accepted.ClaimVerdict, spread, record)
            : Comparison.WithoutChange(estimates[record.Name], accepted.ClaimVerdict, spread, record);
    }

    /// <summary>Red records of the cases that the baseline has and the run does not.</summary>
    /// <param name="measured">The claims that the run measured, and the area of each.</param>
    /// <param name="everything">Whether the run was asked for all claims; otherwise the claims that it did not measure are not missed.</param>
    /// <param name="ended">What the run has.</param>
    public IEnumerable<CaseRecord> Vanished(IReadOnlyDictionary<string, string> measured, bool everything, IReadOnlyCollection<CaseRecord> ended)
    {
        HashSet<string> present = [.. ended.Select(c => c.Name)];
        foreach (BaselineClaim claim in Claims)
        {
            if (measured.TryGetValue(claim.Claim, out string? area) || everything)
                foreach (BaselineCase gone in claim.Cases.Where(c => !present.Contains(CaseRecord.NameOf(claim.Claim, c.Case))))
                    yield return MissingCase.Record(claim.Claim, gone.Case, area ?? "", gone.ClaimVerdict, Folder);
        }
    }

    /// <summary>Another seed is another permutation of the same work.</summary>
    private static bool SameExperiment(CaseRecord record, BaselineCase accepted) => record.Ratio is not null && accepted.Processes.Count > 0
        && (accepted.Estimand is null || record.Estimand is null || accepted.Estimand == record.Estimand)
        && record.Parameters.Count == accepted.Parameters.Count
        && record.Parameters.All(p => accepted.Parameters.TryGetValue(p.Key, out object? other) && (p.Key == "seed" || Equal(p.Value, other)));

    private static bool Equal(object one, object other) => one is string || other is string ? one.Equals(other)
        : Convert.ToDouble(one).Equals(Convert.ToDouble(other));
}
