using PerfSuite.Claims.Sharing;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Sharing;

public class PrivatePagesAreCopiedOnWriteTests
{
    private const long FileBytes = 1 << 20;
    private const long WrittenBytes = 5 * 4096;

    private static readonly MemoryRollup Shared = Area(anonymous: 0, privateDirty: 0);
    private static readonly MemoryRollup Copied = Area(anonymous: WrittenBytes, privateDirty: WrittenBytes);

    [Fact]
    public void The_claim_holds_where_exactly_the_written_pages_are_copies() =>
        Assert.All(PrivatePagesAreCopiedOnWrite.Judge(Shared, Copied, FileBytes, WrittenBytes), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_before_and_after_are_exchanged() =>
        Assert.All(PrivatePagesAreCopiedOnWrite.Judge(Copied, Shared, FileBytes, WrittenBytes), row => Assert.False(row.Holds));

    [Fact]
    public void Copying_the_whole_file_at_the_first_store_contradicts_the_claim() => Assert.Equal(3,
        PrivatePagesAreCopiedOnWrite.Judge(Shared, Area(FileBytes, FileBytes), FileBytes, WrittenBytes).Count(row => !row.Holds));

    private static MemoryRollup Area(long anonymous, long privateDirty) => new(Rss: FileBytes, Pss: FileBytes / 2, SharedClean: FileBytes - anonymous,
        SharedDirty: 0, PrivateClean: 0, privateDirty, anonymous, AnonHugePages: 0, Swap: 0);
}
