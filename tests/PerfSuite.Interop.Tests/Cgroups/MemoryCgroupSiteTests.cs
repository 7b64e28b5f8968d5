namespace PerfSuite.Interop.Tests;

public sealed class MemoryCgroupSiteTests : IDisposable
{
    private readonly TempFolder _top = new();

    [Fact]
    public void Version_1_makes_groups_below_its_own()
    {
        Directory.CreateDirectory(_top["a/b"]);
        Assert.Equal(new MemoryCgroupSite(1, _top["a/b"]), MemoryCgroupSite.Find(Mount(1), "4:memory:/a/b\n"));
    }

    [Fact]
    public void Version_2_makes_groups_in_the_nearest_one_that_hands_the_controller_on()
    {
        Subtree("", "cpu memory pids");
        Subtree("user.slice", "memory pids");
        Subtree("user.slice/session.scope", "");
        Assert.Equal(
            new MemoryCgroupSite(2, _top["user.slice"]), MemoryCgroupSite.Find(Mount(2), "0::/user.slice/session.scope\n"));
    }

    [Fact]
    public void Version_2_without_the_controller_is_unavailable()
    {
        File.WriteAllText(_top["cgroup.controllers"], "hugetlb\n");
        var thrown = Assert.Throws<MemoryCgroupUnavailableException>(() => MemoryCgroupSite.Find(Mount(2), "0::/\n"));

        Assert.Contains("have no memory controller", thrown.Reason, StringComparison.Ordinal);
        Assert.Equal($"{thrown.Reason}; remedy: {thrown.Remedy}", thrown.Message);
    }

    [Fact]
    public void Version_2_that_hands_nothing_on_names_the_scope_to_run_in()
    {
        File.WriteAllText(_top["cgroup.controllers"], "cpu memory pids\n");
        Subtree("docker", "memory_not cpu");
        var thrown = Assert.Throws<MemoryCgroupUnavailableException>(() => MemoryCgroupSite.Find(Mount(2), "0::/docker\n"));

        Assert.Contains("hands the memory controller on", thrown.Reason, StringComparison.Ordinal);
        Assert.Contains("systemd-run --user --scope", thrown.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_mount_is_unavailable()
    {
        var mount = Mount(1) with { IsReadOnly = true };
        Assert.Contains(
            "read-only", Assert.Throws<MemoryCgroupUnavailableException>(() => MemoryCgroupSite.Find(mount, "")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_mounted_is_unavailable() =>
        Assert.Throws<MemoryCgroupUnavailableException>(() => MemoryCgroupSite.Find(null, ""));

    public void Dispose() => _top.Dispose();

    private CgroupMount Mount(int version) => new(version, "/", _top.Folder, IsReadOnly: false);

    private void Subtree(string group, string controllers)
    {
        Directory.CreateDirectory(_top[group]);
        File.WriteAllText(Path.Combine(_top[group], "cgroup.subtree_control"), controllers + "\n");
    }
}
