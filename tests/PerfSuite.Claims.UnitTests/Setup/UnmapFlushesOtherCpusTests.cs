using PerfSuite.Claims.Setup;

namespace PerfSuite.Claims.UnitTests.Setup;

public class UnmapFlushesOtherCpusTests
{
    private static readonly double[] Quiet = [0, 0.02, 1], Interrupted = [0.3, 1, 1.01];

    [Fact]
    public void An_interrupt_for_each_unmapping_bears_the_explanation_out() =>
        Assert.All(UnmapFlushesOtherCpus.Judge(Quiet, Interrupted), row => Assert.True(row.Holds, row.Name));

    [Theory]
    [InlineData(1000, "sse2", "kvm", true)]
    [InlineData(1000, "sse2", null, true)]
    [InlineData(0, "sse2", "kvm", false)]
    [InlineData(1000, "invlpgb", "kvm", false)]
    [InlineData(1000, "sse2", "hyperv", false)]
    public void Interrupts_are_judged_only_where_flushes_are_made_by_them(long sinceStart, string flag, string? hypervisor, bool judged) =>
        Assert.Equal(judged, UnmapFlushesOtherCpus.FlushesByInterrupt(sinceStart, [flag], hypervisor));

    [Fact]
    public void One_turn_that_shows_an_interrupt_is_not_enough() => Assert.Equal("TLB shootdowns per munmap, UnmapWhileAnotherRuns: median of the turns",
        Assert.Single(UnmapFlushesOtherCpus.Judge(alone: [0, 0, 0], withAnother: [0, 0.02, 1]), row => !row.Holds).Name);

    [Fact]
    public void A_thread_alone_that_interrupts_in_every_turn_would_contradict_it() =>
        Assert.Single(UnmapFlushesOtherCpus.Judge(Interrupted, Interrupted), row => !row.Holds);

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(UnmapFlushesOtherCpus.Judge(alone: Interrupted, withAnother: [0, 0.02]), row => Assert.False(row.Holds, row.Name));
}
