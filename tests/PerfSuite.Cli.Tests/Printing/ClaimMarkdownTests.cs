using PerfSuite.Cli.Printing;

namespace PerfSuite.Cli.Tests.Printing;

public class ClaimMarkdownTests
{
    [Fact]
    public void The_README_lists_the_claims_of_the_catalogue()
    {
        string readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        int begin = readme.IndexOf(ClaimMarkdown.Begin, StringComparison.Ordinal), end = readme.IndexOf(ClaimMarkdown.End, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, $"README.md has no table of claims between {ClaimMarkdown.Begin} and {ClaimMarkdown.End}.");
        Assert.True(readme[(begin + ClaimMarkdown.Begin.Length)..end].Trim() == ClaimMarkdown.Of(ClaimSource.Own.Claims),
            $"The table of claims in README.md is not that of the catalogue. Put what `perfsuite list --markdown` prints between "
            + $"{ClaimMarkdown.Begin} and {ClaimMarkdown.End}.");
    }

    [Fact]
    public void The_claim_that_the_README_shows_is_one_of_the_catalogue()
    {
        string readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        string shown = readme.Split("```csharp\n")[1].Split("```")[0];
        Assert.Contains(shown, File.ReadAllText(Path.Combine(Root(), "src/PerfSuite.Claims/Throughput/RandomWarmCopy.cs")), StringComparison.Ordinal);
    }

    private static string Root()
    {
        DirectoryInfo at = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "PerfSuite.sln")))
            at = at.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return at.FullName;
    }
}
