using PerfSuite.Claims.Mappings;

namespace PerfSuite.Claims.UnitTests.Mappings;

public class MappingReadsNothingTests
{
    private static readonly Presence Touched = new(DeviceBytes: 8192, AreaBytes: 8192, CachedPages: 2);

    [Fact]
    public void Nothing_when_mapped_and_everything_when_touched_bears_the_claim_out() =>
        Assert.All(MappingReadsNothing.Judge(default, Touched, bytes: 8192, pageBytes: 4096), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_for_a_mapping_that_reads_at_once() =>
        Assert.All(MappingReadsNothing.Judge(Touched, default, bytes: 8192, pageBytes: 4096), row => Assert.False(row.Holds));
}
