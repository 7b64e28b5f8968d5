namespace PerfSuite.Interop.Tests;

public sealed class MachineCountersTests
{
    private const string X64Interrupts =
        "           CPU0       CPU2       \n" +
        " 24:          1          0  IO-APIC   5-edge      ACPI:Ged\n" +
        "NMI:          0          0   Non-maskable interrupts\n" +
        "TLB:      14821      15415   TLB shootdowns\n" +
        "ERR:          3\n" +
        "MIS:          0\n";

    private const string Arm64Interrupts =
        "           CPU0\n 11:    1234     GICv3  27 Level     arch_timer\nIPI0:        66       Rescheduling interrupts\nErr:          0\n";

    [Fact]
    public void Shootdowns_are_counted_per_processor_and_together()
    {
        var interrupts = Interrupts.Parse(X64Interrupts);

        Assert.True(interrupts.HasTlbShootdowns);
        Assert.Equal<IEnumerable<long>>([14821, 15415], interrupts["TLB"]);
        Assert.Equal(30236, interrupts.TlbShootdowns);
        Assert.Equal<IEnumerable<long>>([1, 0], interrupts["24"]);
        Assert.Equal<IEnumerable<long>>([3], interrupts["ERR"]);
    }

    [Fact]
    public void Where_shootdowns_are_no_interrupts_they_are_absent_rather_than_zero()
    {
        var interrupts = Interrupts.Parse(Arm64Interrupts);

        Assert.False(interrupts.HasTlbShootdowns);
        Assert.True(interrupts.Has("IPI0"));
        var thrown = Assert.Throws<InvalidOperationException>(() => interrupts.TlbShootdowns);
        Assert.Equal("/proc/interrupts has no row TLB; it has 11, Err, IPI0", thrown.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("TLB: 1 2\n")]
    [InlineData("  CPU0\nhello\n")]
    public void What_are_not_interrupts_is_refused(string text) => Assert.Throws<InvalidDataException>(() => Interrupts.Parse(text));

    [Fact]
    public void Counters_of_the_memory_management_go_by_name()
    {
        var before = VmStat.Parse("nr_free_pages 5932157\npgfault 12\npgmajfault 3\n");

        Assert.Equal((12, 3), (before["pgfault"], before["pgmajfault"]));
        Assert.Equal("nr_free_pages pgfault pgmajfault", string.Join(' ', before.Names));
        Assert.False(before.Has("thp_fault_alloc"));
        Assert.Throws<InvalidDataException>(() => before["thp_fault_alloc"]);
        Assert.Throws<InvalidDataException>(() => VmStat.Parse("pgfault many\n")["pgfault"]);
        Assert.Throws<InvalidDataException>(() => VmStat.Parse("pgfault\n"));
    }

    [Fact]
    public void The_machines_memory_is_in_bytes()
    {
        var memory = MemoryInfo.Parse(
            "MemTotal:       24684092 kB\nMemFree:        10 kB\nMemAvailable:   20 kB\nCached:          30 kB\nDirty:  40 kB\n" +
            "Writeback:   50 kB\nSwapTotal:    0 kB\nSwapFree: 0 kB\nHugePages_Total:       0\n");

        Assert.Equal((24684092L << 10, 10 << 10, 20 << 10), (memory.MemTotal, memory.MemFree, memory.MemAvailable));
        Assert.Equal((30 << 10, 40 << 10, 50 << 10), (memory.Cached, memory.Dirty, memory.Writeback));
        Assert.Equal((0, 0), (memory.SwapTotal, memory.SwapFree));
    }

    [Fact]
    public void This_machine_can_be_read()
    {
        Assert.True(MemoryInfo.Read().MemTotal > MemoryInfo.Read().Dirty);
        Assert.True(VmStat.Read()["pgfault"] > 0);
        Assert.NotNull(Interrupts.Read());
    }
}
