namespace PerfSuite.Interop.Tests;

public sealed class MemoryLimitTests : IDisposable
{
    private readonly TempFolder _cgroups = new();

    [Fact]
    public void Version_1_takes_the_kernels_own_answer()
    {
        Write("a/b/memory.stat", "cache 0\nrss 0\nhierarchical_memory_limit 1048576\n");
        Assert.Equal(new MemoryLimit(1048576, _cgroups["a/b"]), MemoryLimit.Find(Version1("/"), "4:cpu,memory:/a/b\n0::/x\n"));
    }

    [Fact]
    public void Version_1_without_a_limit_has_none()
    {
        Write("memory.stat", "hierarchical_memory_limit 9223372036854771712\n");
        Assert.Null(MemoryLimit.Find(Version1("/"), "4:memory:/\n"));
    }

    [Fact]
    public void Version_2_takes_the_lowest_limit_up_to_the_top()
    {
        Write("a/memory.max", "4096\n");
        Write("a/b/memory.max", "max\n");
        Write("a/b/c/memory.max", "8192\n");
        Assert.Equal(new MemoryLimit(4096, _cgroups["a"]), MemoryLimit.Find(Version2("/"), "0::/a/b/c\n"));
    }

    [Fact]
    public void Version_2_without_the_controller_has_no_limit()
    {
        Directory.CreateDirectory(_cgroups["a"]);
        Assert.Null(MemoryLimit.Find(Version2("/"), "0::/a\n"));
    }

    [Theory]
    [InlineData("/docker/abc", "/docker/abc")]
    [InlineData("/docker/abc", "/docker/abc/")]
    [InlineData("/", "/")]
    [InlineData("/", "/../beside")]
    [InlineData("/", "/not/shown/here")]
    [InlineData("/docker/abc", "/docker/abcdef")]
    public void A_container_sees_its_own_group_at_the_top(string root, string group)
    {
        Write("memory.max", "4096\n");
        Assert.Equal(new MemoryLimit(4096, _cgroups.Folder), MemoryLimit.Find(Version2(root), $"0::{group}\n"));
    }

    [Fact]
    public void A_group_below_the_containers_own_is_found()
    {
        Write("sub/memory.max", "4096\n");
        Assert.Equal(_cgroups["sub"], MemoryLimit.Find(Version2("/docker/abc"), "0::/docker/abc/sub\n")?.Group);
    }

    [Fact]
    public void A_limit_that_is_no_number_is_refused()
    {
        Write("memory.max", "lots\n");
        Assert.Throws<InvalidDataException>(() => MemoryLimit.Find(Version2("/"), "0::/\n"));
    }

    [Fact]
    public void A_process_outside_the_hierarchy_is_refused() =>
        Assert.Throws<InvalidDataException>(() => MemoryLimit.Find(Version1("/"), "0::/\n"));

    [Fact]
    public void This_process_has_no_more_than_a_limit() => Assert.True(MemoryLimit.Read() is null or { Bytes: > 0 });

    [Fact]
    public void A_mounted_version_1_controller_comes_before_version_2()
    {
        const string hybrid =
            "41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n" +
            "32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n" +
            "35 31 0:32 /docker/x /sys/fs/my\\040groups ro,nosuid shared:9 master:1 - cgroup cgroup rw,memory\n";

        Assert.Equal(new CgroupMount(1, "/docker/x", "/sys/fs/my groups", IsReadOnly: true), CgroupMount.Find(hybrid));
    }

    [Fact]
    public void Version_2_alone_is_found_and_nothing_is_nothing()
    {
        const string unified = "27 1 254:0 / / rw - ext4 /dev/vda rw\n30 22 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate\n";

        Assert.Equal(new CgroupMount(2, "/", "/sys/fs/cgroup", IsReadOnly: false), CgroupMount.Find(unified));
        Assert.Null(CgroupMount.Find("27 1 254:0 / / rw - ext4 /dev/vda rw\n"));
    }

    public void Dispose() => _cgroups.Dispose();

    private CgroupMount Version1(string root) => new(1, root, _cgroups.Folder, IsReadOnly: false);

    private CgroupMount Version2(string root) => new(2, root, _cgroups.Folder, IsReadOnly: false);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_cgroups[file])!);
        File.WriteAllText(_cgroups[file], text);
    }
}
