namespace PerfSuite.Interop.Tests;

public sealed class NativeBufferTests
{
    [Theory]
    [InlineData(1, 4096)]
    [InlineData(5000, 64)]
    [InlineData(100, 2 << 20)]
    public void A_buffer_is_aligned_and_zero(long bytes, int alignment)
    {
        using var buffer = new NativeBuffer(bytes, alignment);

        Assert.Equal((0, bytes), (buffer.Address % alignment, buffer.Bytes));
        Assert.Equal(0UL, buffer.Sum(0, bytes));
    }

    [Fact]
    public void A_buffer_that_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new NativeBuffer(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NativeBuffer(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NativeBuffer(1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NativeBuffer(1, 0));
        Assert.Throws<OutOfMemoryException>(() => new NativeBuffer(1L << 60));
    }

    [Fact]
    public void Words_are_read_at_any_offset()
    {
        using var buffer = new NativeBuffer(16);
        buffer.Fill(0x11);
        buffer.Span(9, 1)[0] = 0x22;

        Assert.Equal(0x2211111111111111UL, buffer.WordAt(2));
    }

    [Fact]
    public void What_lies_outside_is_refused()
    {
        using var buffer = new NativeBuffer(16);

        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.WordAt(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.WordAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Sum(0, 17));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Sum(long.MaxValue, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Span(10, 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Span(0, -1));
    }

    [Fact]
    public void A_freed_buffer_refuses_every_use()
    {
        var buffer = new NativeBuffer(16);
        buffer.Dispose();
        buffer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => buffer.Address);
        Assert.Throws<ObjectDisposedException>(() => buffer.WordAt(0));
        Assert.Throws<ObjectDisposedException>(() => buffer.Fill(1));
    }
}
