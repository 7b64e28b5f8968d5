using System.Diagnostics;

namespace PerfSuite.Interop.Tests;

public sealed class MemoryCgroupTests : IDisposable
{
    private const long LimitBytes = 32 << 20;
    private readonly TempFolder _folder = new();

    [SkippableFact]
    public void A_member_that_reads_more_than_the_limit_stays_within_it()
    {
        using var group = Make("reads");
        using var file = FileDescriptor.Open(_folder.File("large", 3 * LimitBytes), OpenAccess.ReadWrite);
        Skip.If(file.FileSystem.IsMemoryOnly, "the test's folder is in memory: its pages cannot be reclaimed");
        PageCache.Evict(file);
        using var reader = Waiting($"cat '{file.Path}' > /dev/null");

        group.Add(reader.Id);
        Assert.Contains(reader.Id, group.Members);
        reader.StandardInput.WriteLine();
        reader.WaitForExit();

        Assert.Equal(0, reader.ExitCode);
        Assert.Equal(LimitBytes, group.LimitBytes);
        Assert.True(group.LimitHits > 0);
        Assert.Equal(0, group.OomKills);
        Assert.InRange(group.PeakBytes ?? group.UsageBytes, LimitBytes / 2, LimitBytes);
        Assert.InRange(group.KernelBytes ?? 0, 0, LimitBytes);
        Assert.True(group.Version == 2 || group.Statistic("hierarchical_memory_limit") == LimitBytes);
    }

    [SkippableFact]
    public void A_disposed_group_is_gone_and_so_are_its_members()
    {
        var group = Make("dies");
        using var member = Waiting("true");
        group.Add(member.Id);
        group.Dispose();
        group.Dispose();
        member.WaitForExit();

        Assert.Equal(128 + (int)Signal.Kill, member.ExitCode);
        Assert.False(Directory.Exists(group.Folder));
    }

    [SkippableFact]
    public void What_a_process_that_is_gone_has_left_is_removed_and_nothing_else()
    {
        using var mine = Make("stays");
        using var gone = Waiting("true");
        var site = MemoryCgroupSite.Find();
        gone.StandardInput.WriteLine();
        gone.WaitForExit();
        var leftover = Path.Combine(site.Folder, $"perfsuite-{gone.Id}-left");
        Directory.CreateDirectory(leftover);
        using var orphan = Waiting("true");
        new MemoryCgroup(site.Version, leftover).Add(orphan.Id);

        Assert.True(MemoryCgroup.RemoveLeftovers() >= 1);
        orphan.WaitForExit();
        Assert.False(Directory.Exists(leftover));
        Assert.True(Directory.Exists(mine.Folder));
    }

    [SkippableFact]
    public void A_process_that_is_not_there_cannot_join_and_this_one_must_not()
    {
        using var group = Make("joins");

        Assert.Equal(Errno.ESRCH, Assert.Throws<SystemCallException>(() => group.Add(int.MaxValue)).Errno);
        Assert.Throws<ArgumentException>(() => group.Add(Environment.ProcessId));
        Assert.Empty(group.Members);
    }

    [SkippableFact]
    public void A_purpose_is_served_once_at_a_time()
    {
        using var group = Make("once");
        Assert.Contains("already", Assert.Throws<ArgumentException>(() => MemoryCgroup.Create("once", LimitBytes)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("../escape", 1)]
    [InlineData("two words", 1)]
    [InlineData("fine", 0)]
    [InlineData("fine", -1)]
    public void A_purpose_or_limit_that_cannot_be_is_refused(string purpose, long limitBytes) =>
        Assert.ThrowsAny<ArgumentException>(() => MemoryCgroupMaking.Create(new MemoryCgroupSite(2, _folder.Folder), purpose, limitBytes));

    [Fact]
    public void Where_the_limit_cannot_be_set_nothing_is_left_and_the_remedy_is_told()
    {
        var thrown = Assert.Throws<MemoryCgroupUnavailableException>(
            () => MemoryCgroupMaking.Create(new MemoryCgroupSite(2, _folder.Folder), "none", LimitBytes));

        Assert.Contains("ENOENT", thrown.Reason, StringComparison.Ordinal);
        Assert.Contains("systemd-run --user --scope", thrown.Remedy, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Folder));
    }

    [Fact]
    public void Version_2_is_limited_in_memory_and_kept_from_swapping()
    {
        Write("memory.max", "max\n");
        Write("memory.swap.max", "max\n");
        var group = new MemoryCgroup(2, _folder.Folder);
        group.Limit(4096);

        Assert.Equal(4096, group.LimitBytes);
        Assert.Equal("0ax\n", File.ReadAllText(_folder["memory.swap.max"]));
    }

    [Fact]
    public void Version_2_is_read_from_its_own_files()
    {
        Write("memory.current", "7000\n");
        Write("memory.events", "low 0\nhigh 0\nmax 17\noom 1\noom_kill 2\noom_group_kill 0\n");
        Write("memory.stat", "anon 1\nworkingset_refault_file 5\n");
        Write("cgroup.procs", "");
        var group = new MemoryCgroup(2, _folder.Folder);

        Assert.Equal((7000, 17, 2), (group.UsageBytes, group.LimitHits, group.OomKills));
        Assert.Equal(5, group.Statistic("workingset_refault_file"));
        Assert.Equal(5, group.RefaultedPages);
        Write("memory.stat", "anon 1\nworkingset_refault 6\n");
        Assert.Equal(6, group.RefaultedPages);
        Write("memory.stat", "anon 1\n");
        Assert.Null(group.RefaultedPages);
        Assert.Null(group.PeakBytes);
        Assert.Null(group.KernelBytes);
        Assert.Empty(group.Members);

        Write("memory.peak", "9000\n");
        Write("memory.stat", "kernel 3\n");
        Assert.Equal((9000, 3), (group.PeakBytes, group.KernelBytes));
    }

    [Fact]
    public void This_machine_can_make_groups_or_says_why_not() =>
        Assert.True(MemoryCgroup.WhyUnavailable() is null or { Reason.Length: > 0, Remedy.Length: > 0 });

    public void Dispose() => _folder.Dispose();

    private static MemoryCgroup Make(string purpose)
    {
        var unavailable = MemoryCgroup.WhyUnavailable();
        Skip.If(unavailable is not null, unavailable?.Message);
        return MemoryCgroup.Create(purpose, LimitBytes);
    }

    // Does nothing until it reads a line.
    private static Process Waiting(string command) => Process.Start(new ProcessStartInfo("sh", ["-c", $"read line; {command}"])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
    })!;

    private void Write(string file, string text) => File.WriteAllText(_folder[file], text);
}
