using PerfSuite.Gating;

namespace PerfSuite.Tests.Gating;

public sealed class SourceTreeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-tests-").FullName;

    public SourceTreeTests()
    {
        Git("init", "--quiet");
        File.WriteAllText(Path.Combine(folder, "kept.txt"), "one");
        Commit("one");
        File.WriteAllText(Path.Combine(folder, "kept.txt"), "two");
        Commit("two");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_revision_is_checked_out_beside_the_work_tree_and_goes_with_its_object()
    {
        string checkout;
        using (SourceTree tree = SourceTree.Of("HEAD~1", folder))
        {
            checkout = tree.Folder;
            Assert.Equal("one", File.ReadAllText(Path.Combine(checkout, "kept.txt")));
            Assert.StartsWith("HEAD~1 (", tree.Name, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(checkout));
        Assert.Single(Git("worktree", "list").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("two", File.ReadAllText(Path.Combine(folder, "kept.txt")));
    }

    [Fact]
    public void A_folder_is_used_where_it_is_and_stays()
    {
        using (SourceTree tree = SourceTree.Of(folder, folder))
            Assert.Equal(folder, tree.Folder);
        Assert.True(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("no-such-branch")]
    [InlineData("--upload-pack=x")]
    [InlineData("0123456789012345678901234567890123456789")]
    public void What_is_neither_folder_nor_commit_is_refused_with_the_remedy_of_shallow_clones(string name) =>
        Assert.Contains("git fetch --depth=1", Assert.Throws<GateException>(() => SourceTree.Of(name, folder)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_checkout_of_a_gate_that_was_killed_is_removed_by_the_next()
    {
        const int noProcess = int.MaxValue;
        string left = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"perfsuite-gate-{noProcess}-left")).FullName;
        using SourceTree tree = SourceTree.Of("HEAD", folder);
        Assert.False(Directory.Exists(left));
    }

    private void Commit(string message)
    {
        Git("add", "-A");
        Git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "-m", message);
    }

    private string Git(params string[] arguments) => ExternalProgram.Run("git", arguments, folder, "");
}
