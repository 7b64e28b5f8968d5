using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Tests.Records;

public class ByteSizeTests
{
    [Theory]
    [InlineData("4096", 4096)]
    [InlineData("4KiB", 4096)]
    [InlineData(" 64 kib ", 65_536)]
    [InlineData("1.5G", 1_610_612_736)]
    [InlineData("1M", 1 << 20)]
    [InlineData("7 B", 7)]
    public void Sizes_are_read_with_their_units(string text, long bytes)
    {
        Assert.True(ByteSize.TryParse(text, out long read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-4K")]
    [InlineData("4 KB")]
    [InlineData("4TiB")]
    [InlineData("1.3")]
    [InlineData("1..2K")]
    [InlineData("many")]
    [InlineData("99999999999G")]
    [InlineData("99999999999999999999999999999999999999")]
    public void What_is_no_size_is_refused(string text) => Assert.False(ByteSize.TryParse(text, out _));

    [Theory]
    [InlineData(1, "1 B")]
    [InlineData(4096, "4 KiB")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(1L << 32, "4 GiB")]
    public void Sizes_are_written_in_the_largest_unit(long bytes, string text) => Assert.Equal(text, ByteSize.Text(bytes));
}
