using PerfSuite.Judging.Records;

namespace PerfSuite.Report.Content;

/// <summary>Names of places in the page, unique and made of letters, digits, dots and hyphens, whatever the results hold.</summary>
public sealed class Anchors
{
    private readonly Dictionary<CaseRecord, string> cases = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> claims = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public Anchors(SuiteResults results)
    {
        foreach (CaseRecord c in results.Cases)
            cases[c] = $"c{cases.Count + 1}";
        foreach (string claim in results.Cases.Select(c => c.Claim).Concat(results.Claims.Select(c => c.Claim)).Distinct(StringComparer.Ordinal))
            claims[claim] = Unique($"claim-{Slug(claim)}");
    }

    /// <summary>Place of a case, its number: hundreds of points and rows lead there.</summary>
    public string Of(CaseRecord c) => cases[c];

    /// <summary>Place of a claim that the results have.</summary>
    public string OfClaim(string claim) => claims[claim];

    /// <summary>Letters and digits kept, everything between them one hyphen.</summary>
    internal static string Slug(string text)
    {
        char[] kept = [.. text.Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-')];
        string[] parts = new string(kept).Split('-', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? "unnamed" : string.Join('-', parts);
    }

    private string Unique(string wanted)
    {
        string name = wanted;
        for (int i = 2; !taken.Add(name); i++)
            name = $"{wanted}-{i}";
        return name;
    }
}
