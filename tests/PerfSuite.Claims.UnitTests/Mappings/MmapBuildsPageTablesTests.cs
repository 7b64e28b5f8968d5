using PerfSuite.Claims.Mappings;

namespace PerfSuite.Claims.UnitTests.Mappings;

public class MmapBuildsPageTablesTests
{
    private const long Pages = 8192;
    private static readonly BuiltTables ByMmap = new(Bytes: Pages * 8, Faults: 0), ByFaults = new(Bytes: 0, Faults: 47);

    [Fact]
    public void Tables_that_are_there_before_the_first_touch_would_bear_the_claim_out() =>
        Assert.All(MmapBuildsPageTables.Judge("mapped", ByMmap, Pages), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_for_tables_that_faults_build() =>
        Assert.All(MmapBuildsPageTables.Judge("mapped", ByFaults, Pages), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void Tables_that_are_built_and_then_faulted_for_do_not_bear_it_out() =>
        Assert.Single(MmapBuildsPageTables.Judge("mapped", ByMmap with { Faults = 1 }, Pages), row => !row.Holds);

    [Fact]
    public void What_the_runtime_takes_meanwhile_is_no_table_of_the_mapping() =>
        Assert.Single(MmapBuildsPageTables.Judge("mapped", ByMmap with { Bytes = 3 * 4096 }, Pages), row => !row.Holds);
}
