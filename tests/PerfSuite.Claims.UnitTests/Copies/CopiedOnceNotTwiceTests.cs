using PerfSuite.Claims.Copies;

namespace PerfSuite.Claims.UnitTests.Copies;

public class CopiedOnceNotTwiceTests
{
    private const long Bytes = 8 << 20;

    private static readonly Movement Read = new(DeviceBytes: Bytes, ResidentBytes: Bytes, CallBytes: Bytes, Sum: 1);
    private static readonly Movement Mapped = Read with { CallBytes = 0 };

    [Fact]
    public void The_claim_holds_where_only_read_moves_the_bytes_on_from_the_page_cache() =>
        Assert.All(CopiedOnceNotTwice.Judge(Read, Mapped, Bytes), row => Assert.True(row.Holds));

    [Fact]
    public void Both_rows_about_calls_fail_when_the_arms_are_exchanged() =>
        Assert.Equal(["bytes returned by calls, read arm", "bytes returned by calls, mapped arm"],
            CopiedOnceNotTwice.Judge(Mapped, Read, Bytes).Where(row => !row.Holds).Select(row => row.Name));

    [Fact]
    public void An_arm_that_found_the_file_cached_or_left_it_uncached_contradicts_the_claim()
    {
        Assert.Single(CopiedOnceNotTwice.Judge(Read with { DeviceBytes = 0 }, Mapped, Bytes), row => !row.Holds);
        Assert.Single(CopiedOnceNotTwice.Judge(Read, Mapped with { ResidentBytes = 0 }, Bytes), row => !row.Holds);
    }

    [Fact]
    public void Two_moves_a_byte_are_counted_for_read_and_one_for_the_mapping() =>
        Assert.Equal((2, 1), (Read.MovesPerByte(Bytes), Mapped.MovesPerByte(Bytes)));
}
