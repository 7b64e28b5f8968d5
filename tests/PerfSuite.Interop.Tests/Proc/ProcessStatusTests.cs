namespace PerfSuite.Interop.Tests;

public sealed class ProcessStatusTests
{
    private const string Sample =
        "Name:\tweb: server\nUmask:\t0022\nState:\tR (running)\nGroups:\t \nVmPeak:\t    4096 kB\nVmSize:\t    3060 kB\n" +
        "VmLck:\t       0 kB\nVmHWM:\t    1700 kB\nVmRSS:\t    1660 kB\nRssAnon:\t     112 kB\nRssFile:\t    1548 kB\n" +
        "RssShmem:\t       0 kB\nVmPTE:\t      48 kB\nVmSwap:\t       8 kB\nThreads:\t17\nSigQ:\t0/96365\n";

    [Fact]
    public void Sizes_are_in_bytes()
    {
        var status = ProcessStatus.Parse(Sample);

        Assert.Equal(("web: server", "R (running)", 17), (status.Name, status.State, status.Threads));
        Assert.Equal((4096 << 10, 3060 << 10, 0), (status.VmPeak, status.VmSize, status.VmLck));
        Assert.Equal((1700 << 10, 1660 << 10), (status.VmHWM, status.VmRSS));
        Assert.Equal((112 << 10, 1548 << 10, 0), (status.RssAnon, status.RssFile, status.RssShmem));
        Assert.Equal((48 << 10, 8 << 10), (status.VmPTE, status.VmSwap));
    }

    [Fact]
    public void A_zombie_has_no_sizes_rather_than_zero()
    {
        var zombie = ProcessStatus.Parse("Name:\tgone\nState:\tZ (zombie)\nThreads:\t1\n");

        Assert.False(zombie.HasMemory);
        var thrown = Assert.Throws<InvalidDataException>(() => zombie.VmSize);
        Assert.Equal("/proc/PID/status has no row VmSize; it has Name, State, Threads", thrown.Message);
    }

    [Theory]
    [InlineData("VmSize:\t12 MB\n")]
    [InlineData("VmSize:\t12\n")]
    [InlineData("VmSize:\tx kB\n")]
    public void A_size_in_another_form_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => ProcessStatus.Parse(text).VmSize);

    [Fact]
    public void A_row_that_comes_twice_is_refused() =>
        Assert.Throws<InvalidDataException>(() => ProcessStatus.Parse("Threads:\t1\nThreads:\t2\n"));

    [Fact]
    public void This_process_has_threads_and_memory()
    {
        var status = ProcessStatus.Read();
        Assert.True(status.HasMemory);
        Assert.True(status.Threads > 1);
        Assert.InRange(status.VmRSS, 1, status.VmSize);
    }

    [Fact]
    public void A_process_that_is_not_there_cannot_be_read() =>
        Assert.ThrowsAny<IOException>(() => ProcessStatus.Read(int.MaxValue));
}
