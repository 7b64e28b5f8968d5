using PerfSuite.Claims.Limits;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Limits;

public class LargerThanMemoryWorksTests
{
    private const long FileBytes = 128 << 20;
    private const long LimitBytes = 48 << 20;
    private static readonly Counters Read = default(Counters) with { ReadCalls = 2048, ReadBytes = FileBytes, DeviceReadBytes = FileBytes };
    private static readonly Counters Mapped = default(Counters) with { MajorFaults = 16, DeviceReadBytes = FileBytes };

    [Fact]
    public void The_claim_holds_for_the_counters_of_its_own_arms() =>
        Assert.All(LargerThanMemoryWorks.Judge(Read, Mapped, FileBytes, LimitBytes, readAheadBytes: 128 << 10), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_for_exchanged_arms_and_a_file_that_memory_holds() => Assert.All(
        LargerThanMemoryWorks.Judge(Mapped with { DeviceReadBytes = 4096 }, Read with { DeviceReadBytes = FileBytes / 2 }, FileBytes, limitBytes: FileBytes, readAheadBytes: 128 << 10),
        row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void A_mapping_that_reads_much_more_from_the_device_than_read_contradicts_the_claim() => Assert.Equal("device bytes, mapping ÷ read()", Assert.Single(
        LargerThanMemoryWorks.Judge(Read, Mapped with { DeviceReadBytes = 2 * FileBytes }, FileBytes, LimitBytes, readAheadBytes: 128 << 10), row => !row.Holds).Name);

    [Theory]
    [InlineData(1.05, 128, true)]
    [InlineData(1.2, 128, false)]
    [InlineData(1.2, 8192, true)]
    [InlineData(1.6, 8192, false)]
    public void Little_memory_for_the_read_ahead_allows_more_and_not_any_amount(double times, long readAheadKiB, bool holds) => Assert.Equal(holds,
        LargerThanMemoryWorks.Judge(Read, Mapped with { DeviceReadBytes = (long)(times * FileBytes) }, FileBytes, LimitBytes, readAheadKiB << 10).All(row => row.Holds));

    [Theory]
    [InlineData("quick")]
    [InlineData("standard")]
    [InlineData("full")]
    public void The_file_is_at_least_twice_the_limit(string name)
    {
        FileSizes sizes = FileSizes.For(Profile.Named(name), new Room(32 << 20, 8 << 20, 1L << 40, 1L << 40));
        Assert.InRange(sizes.Large.Bytes, 2.5 * LargeFile.WantedLimitBytes(sizes), double.MaxValue);
        Assert.InRange(LargeFile.BytesBeyond(3 * LargeFile.WantedLimitBytes(sizes)), 7.5 * LargeFile.WantedLimitBytes(sizes), double.MaxValue);
    }
}
