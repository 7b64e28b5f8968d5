using System.Text.RegularExpressions;
using PerfSuite.Cli.Tests.Fixtures;

namespace PerfSuite.Cli.Tests;

/// <summary>The pages for people: their links lead somewhere, and the first of them stays short.</summary>
public partial class DocumentationTests
{
    private const int MostWordsOfReadme = 900;

    public static TheoryData<string> Pages => [.. new[] { "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md" }
        .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(f => Path.GetRelativePath(Repository.Root, f))).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        string file = Path.Combine(Repository.Root, page);
        string[] links = [.. Links().Matches(File.ReadAllText(file)).Select(m => m.Groups["page"].Value).Where(l => !l.Contains("://", StringComparison.Ordinal))];
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, link)), $"{page} leads to {link}, which is not there."));
    }

    [Fact]
    public void Every_page_can_be_found_from_the_first()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.All(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md"), page => Assert.Contains($"](docs/{Path.GetFileName(page)})", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_page_is_short() =>
        Assert.InRange(File.ReadAllText(Path.Combine(Repository.Root, "README.md")).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length, 1, MostWordsOfReadme);

    /// <summary>A page, without the place on it.</summary>
    [GeneratedRegex(@"\]\((?<page>[^)#\s]+)[^)]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
