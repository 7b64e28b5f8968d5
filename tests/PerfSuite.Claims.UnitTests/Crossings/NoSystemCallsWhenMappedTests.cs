using PerfSuite.Claims.Crossings;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Crossings;

public class NoSystemCallsWhenMappedTests
{
    private static readonly Counters Reading = default(Counters) with { ReadCalls = 1024, ReadBytes = 4 << 20 };
    private static readonly Counters Mapped = default(Counters) with { MinorFaults = 4 };

    [Fact]
    public void The_claim_holds_for_the_counters_of_its_own_arms() =>
        Assert.All(NoSystemCallsWhenMapped.Judge(Reading, Mapped, blocks: 1024, bytes: 4 << 20), row => Assert.True(row.Holds));

    [Fact]
    public void A_thread_that_may_make_no_call_must_live_and_one_that_makes_a_call_must_not()
    {
        Assert.All(NoSystemCallsWhenMapped.JudgeSealed("2a", SealedThread.Ended, "2a"), row => Assert.True(row.Holds, row.Name));
        Assert.All(NoSystemCallsWhenMapped.JudgeSealed(SealedThread.Ended, "2a", "2a"), row => Assert.False(row.Holds, row.Name));
        Assert.Empty(NoSystemCallsWhenMapped.JudgeSealed("EINVAL", "EINVAL", "2a"));
    }

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(NoSystemCallsWhenMapped.Judge(Mapped, Reading, blocks: 1024, bytes: 4 << 20), row => Assert.False(row.Holds));
}
