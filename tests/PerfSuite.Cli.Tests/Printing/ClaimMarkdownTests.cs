using PerfSuite.Cli.Printing;
using PerfSuite.Cli.Tests.Fixtures;

namespace PerfSuite.Cli.Tests.Printing;

public class ClaimMarkdownTests
{
    [Fact]
    public void The_page_of_claims_lists_those_of_the_catalogue()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs/claims.md"));
        int begin = page.IndexOf(ClaimMarkdown.Begin, StringComparison.Ordinal), end = page.IndexOf(ClaimMarkdown.End, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, $"docs/claims.md has no table of claims between {ClaimMarkdown.Begin} and {ClaimMarkdown.End}.");
        Assert.True(page[(begin + ClaimMarkdown.Begin.Length)..end].Trim() == ClaimMarkdown.Of(ClaimSource.Own.Claims),
            $"The table of claims in docs/claims.md is not that of the catalogue. Put what `perfsuite list --markdown` prints between "
            + $"{ClaimMarkdown.Begin} and {ClaimMarkdown.End}.");
    }

    [Fact]
    public void The_claim_that_the_page_shows_is_one_of_the_catalogue()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs/claims.md"));
        string shown = page.Split("```csharp\n")[1].Split("```")[0];
        Assert.Contains(shown, File.ReadAllText(Path.Combine(Repository.Root, "src/PerfSuite.Claims/Throughput/RandomWarmCopy.cs")), StringComparison.Ordinal);
    }
}
