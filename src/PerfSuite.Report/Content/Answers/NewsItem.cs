using PerfSuite.Judging.Records;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Answers;

/// <summary>A claim whose verdict is news.</summary>
/// <param name="Claim">The claim and its place.</param>
/// <param name="Title">The claim as a sentence.</param>
/// <param name="Unexpected">Whether the verdict is the opposite of what was expected here; else it contradicts the document, as expected or as can be.</param>
/// <param name="Sentence">What was found.</param>
public sealed record NewsItem(Link Claim, string Title, bool Unexpected, string Sentence)
{
    /// <summary>Surprises first, then what contradicts the documents; reds stand elsewhere.</summary>
    public static IReadOnlyList<NewsItem> Of(SuiteResults results, Anchors anchors)
    {
        Dictionary<string, ClaimRecord> claims = results.Claims.GroupBy(c => c.Claim, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return [.. results.Cases.Where(c => c.IsFinding)
            .GroupBy(c => (c.Claim, Unexpected: c.IsSurprise))
            .Select(g => new NewsItem(new Link(g.Key.Claim, anchors.OfClaim(g.Key.Claim)), claims.GetValueOrDefault(g.Key.Claim)?.Title ?? g.Key.Claim,
                g.Key.Unexpected, SentenceOf([.. g], results.Cases.Count(c => c.Claim == g.Key.Claim))))
            .OrderByDescending(n => n.Unexpected)];
    }

    private static string SentenceOf(CaseRecord[] cases, int all)
    {
        string verdict = VerdictWords.Label(cases[0].ClaimVerdict);
        string share = all == 1 ? verdict : $"{verdict} in {cases.Length} of {all} cases";
        string expected = cases[0].Expectation == Expectation.MachineDependent ? "depends on the machine"
            : cases[0].IsSurprise ? $"expected: {VerdictWords.Label(cases[0].Expectation).ToLowerInvariant()}" : "as expected on a current Linux";
        return $"{share}{Evidence(cases)} ({expected}).";
    }

    private static string Evidence(CaseRecord[] cases)
    {
        double[] ratios = [.. cases.Where(c => c.Ratio is not null).Select(c => c.Ratio!.Value.Estimate)];
        return ratios.Length == 0 ? cases[0].Reason.Length == 0 ? "" : $": {cases[0].Reason.TrimEnd('.')}"
            : ratios.Length == 1 ? $": ratio {Number.Ratio(ratios[0])}"
            : $": ratio {Number.Ratio(ratios.Min())} to {Number.Ratio(ratios.Max())}";
    }
}
