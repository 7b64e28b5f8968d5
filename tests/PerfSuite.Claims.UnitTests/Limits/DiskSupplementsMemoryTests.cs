using PerfSuite.Claims.Limits;
using PerfSuite.Processes;

namespace PerfSuite.Claims.UnitTests.Limits;

public class DiskSupplementsMemoryTests
{
    private const long Bytes = 128L << 20, LimitBytes = 48L << 20;
    private static readonly ChildExit Well = new(0), Killed = new(128 + 9);

    [Fact]
    public void A_mapping_that_holds_more_than_memory_and_memory_that_does_not_bear_the_claim_out() =>
        Assert.All(DiskSupplementsMemory.Judge(Well, Killed, Bytes, LimitBytes), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_for_exchanged_ends_and_data_that_memory_holds() =>
        Assert.All(DiskSupplementsMemory.Judge(Killed, Well, Bytes, limitBytes: Bytes), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void Memory_that_holds_it_all_shows_that_nothing_was_supplemented() =>
        Assert.Equal("end of the process that stored into anonymous memory", Assert.Single(DiskSupplementsMemory.Judge(Well, Well, Bytes, LimitBytes), row => !row.Holds).Name);

    [Fact]
    public void A_process_that_fails_for_another_reason_is_no_control() =>
        Assert.Single(DiskSupplementsMemory.Judge(Well, new ChildExit(1), Bytes, LimitBytes), row => !row.Holds);
}
