using PerfSuite.Claims.DotNet;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.DotNet;

public class AccessorCostsManyTimesAPointerTests
{
    private static readonly Counters Quiet = default(Counters) with { MinorFaults = 3 };

    [Fact]
    public void The_mechanism_holds_where_nothing_enters_the_kernel() =>
        Assert.All(AccessorCostsManyTimesAPointer.Judge(Quiet, Quiet), row => Assert.True(row.Holds));

    [Fact]
    public void A_read_call_in_either_arm_breaks_it()
    {
        Assert.Contains(AccessorCostsManyTimesAPointer.Judge(Quiet with { ReadCalls = 1 }, Quiet), row => !row.Holds);
        Assert.Contains(AccessorCostsManyTimesAPointer.Judge(Quiet, Quiet with { ReadCalls = 1 }), row => !row.Holds);
    }

    [Fact]
    public void A_major_fault_breaks_it() =>
        Assert.Contains(AccessorCostsManyTimesAPointer.Judge(Quiet, Quiet with { MajorFaults = 1 }), row => !row.Holds);
}
