using PerfSuite.Claims.Persistence;
using PerfSuite.Interop;
using PerfSuite.Processes;

namespace PerfSuite.Claims.UnitTests.Persistence;

public class MappingFollowsFileGrowthTests
{
    private static readonly ChildExit Killed = new(128 + (int)Signal.BusError);

    [Fact]
    public void An_end_before_the_growth_and_the_new_bytes_after_it_bear_the_claim_out() =>
        Assert.All(MappingFollowsFileGrowth.Judge(Killed, grownSum: "abc", expectedSum: "abc"), row => Assert.True(row.Holds));

    [Fact]
    public void Access_beyond_the_end_that_survives_and_bytes_that_do_not_appear_contradict_it() =>
        Assert.All(MappingFollowsFileGrowth.Judge(new ChildExit(0), grownSum: "123", expectedSum: "abc"), row => Assert.False(row.Holds));
}
