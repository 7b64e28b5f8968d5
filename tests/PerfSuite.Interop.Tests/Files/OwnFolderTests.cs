namespace PerfSuite.Interop.Tests;

public sealed class OwnFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("own-folder-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void What_a_link_in_it_leads_to_stays()
    {
        string ours = Made("ours"), elsewhere = Made("elsewhere");
        File.WriteAllText(Path.Combine(elsewhere, "kept"), "kept");
        Directory.CreateDirectory(Path.Combine(ours, "deep", "deeper"));
        File.WriteAllText(Path.Combine(ours, "deep", "deeper", "file"), "");
        Directory.CreateSymbolicLink(Path.Combine(ours, "deep", "link"), elsewhere);
        using (OwnFolder folder = OwnFolder.Open(ours)!)
            folder.Remove();
        Assert.False(Path.Exists(ours));
        Assert.True(File.Exists(Path.Combine(elsewhere, "kept")));
    }

    /// <summary>The attack: the folder has been opened, then something else stands at its path.</summary>
    [Fact]
    public void A_folder_that_is_exchanged_for_a_link_meanwhile_takes_nothing_else_with_it()
    {
        string ours = Made("ours"), elsewhere = Made("elsewhere");
        File.WriteAllText(Path.Combine(elsewhere, "kept"), "kept");
        using OwnFolder folder = OwnFolder.Open(ours)!;
        Directory.Move(ours, Path.Combine(root, "moved"));
        Directory.CreateSymbolicLink(ours, elsewhere);
        Assert.Throws<SystemCallException>(folder.Remove);
        Assert.True(File.Exists(Path.Combine(elsewhere, "kept")));
    }

    [Fact]
    public void A_link_is_no_folder_of_ours()
    {
        Directory.CreateSymbolicLink(Path.Combine(root, "link"), Made("elsewhere"));
        Assert.Null(OwnFolder.Open(Path.Combine(root, "link")));
    }

    [Fact]
    public void A_new_folder_is_for_this_user_alone_and_nothing_has_its_name()
    {
        string made = OwnFolder.Make(Path.Combine(root, "made"));
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(made), 8));
        Assert.Equal(Errno.EEXIST, Assert.Throws<SystemCallException>(() => OwnFolder.Make(made)).Errno);
    }

    [SkippableFact]
    public void A_folder_of_another_user_is_not_opened()
    {
        Skip.If(Environment.IsPrivilegedProcess, "every folder here can be root's own; as another user, /usr is not");
        Assert.Null(OwnFolder.Open("/usr"));
    }

    [Fact]
    public void A_lock_is_one_processs_and_goes_with_it()
    {
        File.WriteAllText(Path.Combine(Made("ours"), "lock"), "");
        using (OwnFolder one = OwnFolder.Open(Path.Combine(root, "ours"))!)
        {
            Assert.True(one.TryLock("lock"));
            using OwnFolder other = OwnFolder.Open(Path.Combine(root, "ours"))!;
            Assert.False(other.TryLock("lock"));
        }

        using OwnFolder later = OwnFolder.Open(Path.Combine(root, "ours"))!;
        Assert.True(later.TryLock("lock"));
        Assert.False(later.TryLock("none"));
    }

    private string Made(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;
}
