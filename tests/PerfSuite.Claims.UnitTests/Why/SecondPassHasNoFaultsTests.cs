using PerfSuite.Claims.Why;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Why;

public class SecondPassHasNoFaultsTests
{
    private static readonly Counters First = default(Counters) with { MinorFaults = 16, MajorFaults = 1, ReadCalls = 1 };

    [Fact]
    public void The_claim_holds_where_only_the_first_pass_faults() =>
        Assert.All(SecondPassHasNoFaults.Judge(First, default, pages: 4096), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_passes_are_exchanged() =>
        Assert.All(SecondPassHasNoFaults.Judge(default, First, pages: 4096), row => Assert.False(row.Holds));
}
