using PerfSuite.Catalogue;

namespace PerfSuite.Cli.Printing;

/// <summary>The claims as the table that docs/claims.md holds between its markers.</summary>
public static class ClaimMarkdown
{
    public const string Begin = "<!-- claims -->";
    public const string End = "<!-- /claims -->";

    public static string Of(IReadOnlyList<ClaimDescription> claims) => string.Join('\n',
        new[] { "| claim | area | kind | expected | what it says |", "|---|---|---|---|---|" }
            .Concat(claims.Select(c => $"| `{c.Id}` | {c.Area} | {c.Kind.ToString().ToLowerInvariant()} | {c.Expectation} | {Cell(c.Title)} |")));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
