using System.IO.Enumeration;
using System.Reflection;
using PerfSuite.Judging.Words;

namespace PerfSuite.Catalogue;

/// <summary>All claims of some assemblies, found by reflection: adding a claim is adding its file.</summary>
public sealed class ClaimCatalogue
{
    /// <param name="assemblies">Where claims are looked for.</param>
    /// <exception cref="InvalidOperationException">Two claims have the same id, or a claim is not well formed.</exception>
    public ClaimCatalogue(params IEnumerable<Assembly> assemblies)
    {
        Claims = [.. assemblies.Distinct().SelectMany(a => a.GetExportedTypes())
            .Where(t => typeof(Claim).IsAssignableFrom(t) && !t.IsAbstract)
            .Select(t => new ClaimDescription(t))
            .OrderBy(c => c.Area, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)];
        if (Claims.GroupBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidOperationException($"The id '{twice.Key}' names two claims: {string.Join(" and ", twice.Select(c => c.Type))}.");
    }

    private ClaimCatalogue(IReadOnlyList<ClaimDescription> claims) => Claims = claims;

    /// <summary>The claims by area and id.</summary>
    public IReadOnlyList<ClaimDescription> Claims { get; }

    /// <summary>Whether these are all claims of the assemblies; false after a selection.</summary>
    public bool IsWhole { get; private init; } = true;

    public IEnumerable<ClaimCase> Cases => Claims.SelectMany(c => c.Cases);

    /// <summary>The claims whose id matches one of the patterns; <c>*</c> and <c>?</c> as in a shell. No pattern selects all.</summary>
    /// <exception cref="UnknownClaimException">A pattern matches no claim.</exception>
    public ClaimCatalogue Select(IReadOnlyCollection<string> patterns)
    {
        if (patterns.Count == 0)
            return this;
        foreach (string pattern in patterns.Where(p => !Claims.Any(c => Matches(p, c.Id))))
            throw new UnknownClaimException(pattern, Claims.Select(c => c.Id));
        return SelectThoseThere(patterns);
    }

    /// <summary>As <see cref="Select"/>, where a pattern may match nothing: of two versions, one may lack a claim that the other has.</summary>
    public ClaimCatalogue SelectThoseThere(IReadOnlyCollection<string> patterns) => patterns.Count == 0 ? this
        : new ClaimCatalogue([.. Claims.Where(c => patterns.Any(p => Matches(p, c.Id)))]) { IsWhole = false };

    /// <summary>Whether a claim's id matches a pattern.</summary>
    public static bool Matches(string pattern, string claim) => FileSystemName.MatchesSimpleExpression(pattern, claim);
}

/// <summary>Somebody asked for a claim that the catalogue does not have.</summary>
public sealed class UnknownClaimException(string pattern, IEnumerable<string> ids)
    : Exception($"No claim matches '{pattern}'.{Nearest.Hint(pattern, ids)} `perfsuite list` shows the ids; '*' stands for any text, and claims of another assembly are found with --from ASSEMBLY.");
