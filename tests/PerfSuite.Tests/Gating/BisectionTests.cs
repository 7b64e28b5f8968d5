using PerfSuite.Gating;

namespace PerfSuite.Tests.Gating;

public sealed class BisectionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-tests-").FullName;

    public BisectionTests()
    {
        Git("init", "--quiet");
        for (int i = 0; i < 12; i++)
        {
            File.WriteAllText(Path.Combine(folder, "speed.txt"), $"{i}");
            Git("add", ".");
            Git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", $"commit {i}");
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(11)]
    public void The_first_bad_revision_is_found(int first)
    {
        using SourceTree good = Of(0), bad = Of(11);
        Bisection bisection = Bisection.Start(bad, good);
        int asked = Search(bisection, bad, at => at >= first ? RevisionVerdict.Bad : RevisionVerdict.Good);
        Assert.EndsWith($" commit {first}", bisection.Describe(Assert.Single(bisection.Candidates)), StringComparison.Ordinal);
        Assert.InRange(asked, 1, 4);
        Assert.Contains("git bisect start", bisection.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_judged_is_gone_around()
    {
        using SourceTree good = Of(0), bad = Of(11);
        Bisection bisection = Bisection.Start(bad, good);
        Search(bisection, bad, at => at is 5 or 6 ? RevisionVerdict.Unknown : at >= 8 ? RevisionVerdict.Bad : RevisionVerdict.Good);
        Assert.EndsWith(" commit 8", bisection.Describe(Assert.Single(bisection.Candidates)), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_it_lies_among_what_cannot_be_judged_all_of_that_is_left()
    {
        using SourceTree good = Of(0), bad = Of(11);
        Bisection bisection = Bisection.Start(bad, good);
        Search(bisection, bad, at => at is 4 or 5 or 6 ? RevisionVerdict.Unknown : at >= 7 ? RevisionVerdict.Bad : RevisionVerdict.Good);
        Assert.Equal(["4", "5", "6", "7"], bisection.Candidates.Select(c => bisection.Describe(c).Split(' ')[^1]));
    }

    [Fact]
    public void Nothing_can_be_judged_at_all()
    {
        using SourceTree good = Of(0), bad = Of(11);
        Bisection bisection = Bisection.Start(bad, good);
        Search(bisection, bad, _ => RevisionVerdict.Unknown);
        Assert.Equal(11, bisection.Candidates.Count);
    }

    [Fact]
    public void A_folder_and_the_same_commit_are_refused()
    {
        using SourceTree good = Of(0), same = Of(0), here = SourceTree.Of(folder, folder);
        Assert.Contains("same commit", Assert.Throws<GateException>(() => Bisection.Start(same, good)).Message, StringComparison.Ordinal);
        Assert.Contains("two revisions", Assert.Throws<GateException>(() => Bisection.Start(here, good)).Message, StringComparison.Ordinal);
    }

    /// <summary>The repository's own checkout, and a bisection that somebody makes in it, stay as they are.</summary>
    [Fact]
    public void The_users_checkout_is_not_touched()
    {
        using (SourceTree good = Of(0), bad = Of(11))
            Search(Bisection.Start(bad, good), bad, _ => RevisionVerdict.Good);
        Assert.Equal("11", File.ReadAllText(Path.Combine(folder, "speed.txt")));
        Assert.Equal("", Git("for-each-ref", "refs/bisect"));
        Assert.Single(Git("worktree", "list").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static int Search(Bisection bisection, SourceTree checkout, Func<int, RevisionVerdict> judge)
    {
        int asked = 0;
        for (; bisection.IsOpen && asked < 50; asked++)
        {
            int at = int.Parse(File.ReadAllText(Path.Combine(checkout.Folder, "speed.txt")), System.Globalization.CultureInfo.InvariantCulture);
            Assert.EndsWith($" commit {at}", bisection.Describe(bisection.Current), StringComparison.Ordinal);
            bisection.Mark(judge(at));
        }

        return asked;
    }

    private SourceTree Of(int commit) => SourceTree.Of($"HEAD~{11 - commit}", folder);

    private string Git(params string[] arguments) => ExternalProgram.Run("git", arguments, folder, "");
}
