using System.Buffers.Binary;

namespace PerfSuite.Interop.Tests;

public sealed class WordSumTests
{
    [Fact]
    public void The_sum_is_that_of_the_definition_at_every_length_and_alignment()
    {
        using var buffer = new NativeBuffer(1024);
        new Random(4711).NextBytes(buffer.Span(0, 1024));

        for (var start = 0; start < 9; start++)
            for (var length = 0; length <= 600; length++)
                Assert.Equal(ByDefinition(buffer.Span(start, length)), WordSum.Of(buffer.Address + start, length));
    }

    [Fact]
    public void The_sum_wraps()
    {
        using var buffer = new NativeBuffer(800);
        buffer.Fill(0xFF);
        Assert.Equal(unchecked((ulong)-100), WordSum.Of(buffer.Address, 800));
    }

    [Fact]
    public void The_sum_of_nothing_is_zero() => Assert.Equal(0UL, WordSum.Of(0, 0));

    [Fact]
    public void A_negative_length_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => WordSum.Of(0, -1));

    [Fact]
    public void Buffer_and_mapping_sum_alike()
    {
        using var buffer = new NativeBuffer(5000);
        new Random(1).NextBytes(buffer.Span(0, 5000));
        using var mapping = Mapping.CreateAnonymous(5000);
        mapping.Range.CopyFrom(0, buffer.Address, 5000);

        Assert.Equal(buffer.Sum(3, 4990), mapping.Range.Sum(3, 4990));
        Assert.Equal(ByDefinition(buffer.Span(3, 4990)), buffer.Sum(3, 4990));
    }

    private static ulong ByDefinition(ReadOnlySpan<byte> bytes)
    {
        ulong sum = 0;
        for (; bytes.Length >= 8; bytes = bytes[8..])
            sum += BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Span<byte> tail = stackalloc byte[8];
        tail.Clear();
        bytes.CopyTo(tail);
        return sum + BinaryPrimitives.ReadUInt64LittleEndian(tail);
    }
}
