using PerfSuite.Judging.Records;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Claims;

/// <summary>What is the same in all cases of a claim and so is said once.</summary>
/// <param name="Expectation">What the claim is expected to be, as the enumeration spells it.</param>
/// <param name="Judged">The ratio and where it must lie; empty where the cases differ or nothing is timed.</param>
/// <param name="Names">Names of the shared parameters.</param>
/// <param name="Parameters">The shared parameters.</param>
public sealed record SharedFacts(string Expectation, string Judged, IReadOnlySet<string> Names, IReadOnlyList<Fact> Parameters)
{
    public static SharedFacts Of(ClaimRecord claim, IReadOnlyList<CaseRecord> cases)
    {
        HashSet<string> names = cases.Count == 0 ? [] : [.. cases[0].Parameters.Where(p => cases.All(c => Has(c, p.Key, p.Value))).Select(p => p.Key)];
        string[] judged = [.. cases.Where(c => c.Ratio is not null).Select(JudgedBy).Distinct(StringComparer.Ordinal)];
        return new SharedFacts(claim.Expectation, judged.Length == 1 ? judged[0] : "", names,
            cases.Count == 0 ? [] : [.. cases[0].Parameters.Where(p => names.Contains(p.Key)).Select(p => Fact.Of(p.Key, p.Value))]);
    }

    /// <summary>The ratio of a case in terms of its arms, and where it must lie for the claim to be true.</summary>
    internal static string JudgedBy(CaseRecord c) =>
        $"{(c.EstimandOrImplied() is { } estimand ? estimand.ToString() : "ratio")}{(c.Region is { } region ? $" must be {region}" : "")}, "
        + $"margin {Number.Percent(c.Margin ?? 0)}";

    private static bool Has(CaseRecord c, string name, object value) => c.Parameters.TryGetValue(name, out object? other) && other.Equals(value);
}
