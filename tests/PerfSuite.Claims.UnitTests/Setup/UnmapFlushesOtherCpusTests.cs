using PerfSuite.Claims.Setup;

namespace PerfSuite.Claims.UnitTests.Setup;

public class UnmapFlushesOtherCpusTests
{
    private static readonly double[] Quiet = [0, 0.02, 1], Interrupted = [0.3, 1, 1.01];

    [Fact]
    public void An_interrupt_for_each_unmapping_bears_the_explanation_out() =>
        Assert.All(UnmapFlushesOtherCpus.Judge(Quiet, Interrupted), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void A_thread_alone_that_interrupts_in_every_turn_would_contradict_it() =>
        Assert.Single(UnmapFlushesOtherCpus.Judge(Interrupted, Interrupted), row => !row.Holds);

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(UnmapFlushesOtherCpus.Judge(alone: Interrupted, withAnother: [0, 0.02]), row => Assert.False(row.Holds, row.Name));
}
