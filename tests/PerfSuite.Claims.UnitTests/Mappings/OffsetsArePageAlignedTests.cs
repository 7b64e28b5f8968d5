using PerfSuite.Claims.Mappings;

namespace PerfSuite.Claims.UnitTests.Mappings;

public class OffsetsArePageAlignedTests
{
    [Theory]
    [InlineData(1, "EINVAL")]
    [InlineData(4095, "EINVAL")]
    [InlineData(4096, "mapped")]
    public void Only_whole_pages_are_mapped_and_everything_is_read(long offset, string mapped) =>
        Assert.All(OffsetsArePageAligned.JudgeOffset(offset, 4096, mapped, "read"), row => Assert.True(row.Holds));

    [Theory]
    [InlineData(1, "mapped")]
    [InlineData(1, "ENOMEM")]
    [InlineData(4096, "EINVAL")]
    public void An_offset_that_is_treated_otherwise_contradicts_the_claim(long offset, string mapped) =>
        Assert.All(OffsetsArePageAligned.JudgeOffset(offset, 4096, mapped, "EINVAL"), row => Assert.False(row.Holds));

    [Theory]
    [InlineData(1, 4096, 1)]
    [InlineData(4096, 4096, 8192)]
    [InlineData(4097, 8192, 4096)]
    public void A_length_is_rounded_up_to_whole_pages_and_no_further(long length, long area, long otherArea)
    {
        Assert.True(OffsetsArePageAligned.JudgeLength(length, 4096, area).Holds);
        Assert.False(OffsetsArePageAligned.JudgeLength(length, 4096, otherArea).Holds);
    }
}
