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
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(NoSystemCallsWhenMapped.Judge(Mapped, Reading, blocks: 1024, bytes: 4 << 20), row => Assert.False(row.Holds));
}
