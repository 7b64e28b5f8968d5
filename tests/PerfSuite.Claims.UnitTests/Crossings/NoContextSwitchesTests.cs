using PerfSuite.Claims.Crossings;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Crossings;

public class NoContextSwitchesTests
{
    private static readonly Counters Faulting = default(Counters) with { MinorFaults = 23 };
    private static readonly Counters Waiting = default(Counters) with { MajorFaults = 7, VoluntarySwitches = 7 };

    [Fact]
    public void Faults_without_a_switch_bear_the_claim_out() =>
        Assert.All(NoContextSwitches.Judge(Faulting, default, pages: 2048), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_for_passes_that_wait_for_the_device() =>
        Assert.All(NoContextSwitches.Judge(Waiting, Waiting, pages: 2048), row => Assert.False(row.Holds));

    [Fact]
    public void What_the_scheduler_takes_is_not_held_against_the_claim() => Assert.All(
        NoContextSwitches.Judge(Faulting with { InvoluntarySwitches = 3 }, default, pages: 2048), row => Assert.True(row.Holds));
}
