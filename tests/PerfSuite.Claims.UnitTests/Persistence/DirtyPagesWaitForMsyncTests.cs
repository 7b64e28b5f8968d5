using PerfSuite.Claims.Persistence;

namespace PerfSuite.Claims.UnitTests.Persistence;

public class DirtyPagesWaitForMsyncTests
{
    private const long Bytes = 1 << 20;

    private static readonly Dirtiness Stored = new(Bytes, Bytes), Synced = new(0, 0);

    [Fact]
    public void The_claim_holds_where_everything_is_dirty_until_msync() =>
        Assert.All(DirtyPagesWaitForMsync.Judge(Stored, Synced, Bytes), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_where_stores_are_written_at_once_and_msync_leaves_them_dirty() =>
        Assert.All(DirtyPagesWaitForMsync.Judge(Synced, Stored, Bytes), row => Assert.False(row.Holds));

    [Fact]
    public void A_kernel_that_counts_no_dirty_pages_of_a_file_is_judged_by_the_mapping()
    {
        Assert.Equal(2, DirtyPagesWaitForMsync.Judge(new Dirtiness(Bytes, null), new Dirtiness(0, null), Bytes).Count(row => row.Holds));
        Assert.Equal(2, DirtyPagesWaitForMsync.Judge(new Dirtiness(0, null), new Dirtiness(Bytes, null), Bytes).Count(row => !row.Holds));
    }

    [Theory]
    [InlineData(Bytes, true)]
    [InlineData(Bytes + 4096, true)]
    [InlineData(Bytes - 4096, false)]
    public void The_device_is_given_at_least_what_was_stored(long writtenBytes, bool holds) =>
        Assert.Equal(holds, Assert.Single(DirtyPagesWaitForMsync.JudgeDevice(writtenBytes, Bytes)).Holds);
}
