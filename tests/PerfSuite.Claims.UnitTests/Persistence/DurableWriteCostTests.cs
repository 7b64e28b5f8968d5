using PerfSuite.Claims.Persistence;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Persistence;

public class DurableWriteCostTests
{
    private static readonly Counters Writing = default(Counters) with { HasIo = true, WriteCalls = 100 };
    private static readonly Counters Storing = default(Counters) with { HasIo = true, MinorFaults = 1600 };

    [Fact]
    public void One_call_a_block_and_at_most_a_fault_a_page_bear_the_explanation_out() =>
        Assert.All(DurableWriteCost.Judge(Writing, Storing, blocks: 100, pages: 16), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(DurableWriteCost.Judge(Storing, Writing, blocks: 100, pages: 16), row => Assert.False(row.Holds));

    [Fact]
    public void Faults_are_judged_where_calls_are_not_counted() => Assert.Single(
        DurableWriteCost.Judge(Writing with { HasIo = false }, Storing with { HasIo = false }, blocks: 100, pages: 16));
}
