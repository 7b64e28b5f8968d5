using PerfSuite.Claims.Throughput;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Throughput;

public class MappedWriteWarmTests
{
    private const long Turns = 10, Blocks = 256, Pages = 256;

    private static readonly Counters Writing = default(Counters) with { WriteCalls = Turns * Blocks };
    private static readonly Counters Storing = default(Counters) with { MinorFaults = Turns * Pages };

    [Theory]
    [InlineData(PagesState.Clean)]
    [InlineData(PagesState.CleanAndMapped)]
    public void One_call_a_block_and_a_fault_for_each_clean_page_bear_the_explanation_out(PagesState state) =>
        Assert.All(MappedWriteWarm.Judge(Writing, Storing, Turns, Blocks, Pages, state), row => Assert.True(row.Holds));

    [Theory]
    [InlineData(PagesState.Clean)]
    [InlineData(PagesState.CleanAndMapped)]
    public void Every_row_fails_when_the_arms_are_exchanged(PagesState state) =>
        Assert.All(MappedWriteWarm.Judge(Storing, Writing, Turns, Blocks, Pages, state), row => Assert.False(row.Holds));

    [Fact]
    public void A_new_mapping_may_take_a_fault_for_a_whole_folio_and_a_standing_one_may_not()
    {
        Counters once = Storing with { MinorFaults = Turns };
        Assert.All(MappedWriteWarm.Judge(Writing, once, Turns, Blocks, Pages, PagesState.Clean), row => Assert.True(row.Holds));
        Assert.Single(MappedWriteWarm.Judge(Writing, once, Turns, Blocks, Pages, PagesState.CleanAndMapped), row => !row.Holds);
    }

    [Fact]
    public void Dirty_pages_take_no_fault()
    {
        Assert.All(MappedWriteWarm.Judge(Writing, default, Turns, Blocks, Pages, PagesState.DirtyAndMapped), row => Assert.True(row.Holds));
        Assert.Single(MappedWriteWarm.Judge(Writing, Storing, Turns, Blocks, Pages, PagesState.DirtyAndMapped), row => !row.Holds);
    }

    [Fact]
    public void Faults_are_judged_where_calls_are_not_counted() => Assert.Single(MappedWriteWarm.Judge(
        Writing with { HasIo = false }, Storing with { HasIo = false }, Turns, Blocks, Pages, PagesState.Clean));
}
