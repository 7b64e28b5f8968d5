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
        {
            cases[c] = Unique($"case-{Slug(c.Case.Length == 0 ? c.Claim : $"{c.Claim}-{c.Case}")}");
            if (!claims.ContainsKey(c.Claim))
                claims[c.Claim] = Unique($"claim-{Slug(c.Claim)}");
        }

        foreach (ClaimRecord claim in results.Claims.Where(c => !claims.ContainsKey(c.Claim)))
            claims[claim.Claim] = Unique($"claim-{Slug(claim.Claim)}");
    }

    /// <summary>Place of a case; links to it read <c>#case-…</c>.</summary>
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
