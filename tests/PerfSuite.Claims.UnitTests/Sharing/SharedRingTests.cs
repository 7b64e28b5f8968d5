using PerfSuite.Claims.Sharing;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Sharing;

public sealed class SharedRingTests : IDisposable
{
    private const int CapacityBytes = 4096;

    private readonly FileDescriptor memory = FileDescriptor.CreateMemory("ring");
    private readonly Mapping written;
    private readonly Mapping read;
    private readonly SharedRing writer;
    private readonly SharedRing reader;

    public SharedRingTests()
    {
        memory.Truncate(SharedRing.MemoryBytes(CapacityBytes));
        written = Map();
        read = Map();
        (writer, reader) = (new SharedRing(written.Range), new SharedRing(read.Range));
    }

    [Fact]
    public void What_is_written_through_one_mapping_is_read_through_the_other_without_a_call()
    {
        using NativeBuffer source = Numbered(CapacityBytes), target = new(CapacityBytes);
        writer.Write(source.Address, CapacityBytes);
        reader.Read(target.Address, CapacityBytes);
        Assert.Equal(source.Span(0, CapacityBytes), target.Span(0, CapacityBytes));
        Assert.Equal((0, 0), (writer.Calls, reader.Calls));
    }

    [Theory]
    [InlineData(24, 5000)]
    [InlineData(1000, 2000)]
    [InlineData(4096, 500)]
    [InlineData(10007, 200)]
    public void Messages_shorter_and_longer_than_the_ring_arrive_whole_and_in_order(int bytes, int messages)
    {
        Thread sender = new(() =>
        {
            using NativeBuffer source = Numbered(bytes);
            for (int i = 0; i < messages; i++)
            {
                BitConverter.TryWriteBytes(source.Span(0, sizeof(int)), i);
                writer.Write(source.Address, bytes);
            }
        });
        sender.Start();
        using NativeBuffer target = new(bytes), expected = Numbered(bytes);
        for (int i = 0; i < messages; i++)
        {
            reader.Read(target.Address, bytes);
            BitConverter.TryWriteBytes(expected.Span(0, sizeof(int)), i);
            Assert.True(expected.Span(0, bytes).SequenceEqual(target.Span(0, bytes)), $"message {i} of {bytes} bytes differs");
        }

        sender.Join();
    }

    [Fact]
    public void A_reader_whose_writer_has_gone_is_told()
    {
        using NativeBuffer target = new(8);
        Exception? thrown = null;
        Thread sleeper = new(() => thrown = Record.Exception(() => reader.Read(target.Address, 8)));
        sleeper.Start();
        writer.Abandon();
        sleeper.Join();
        Assert.IsType<LinkException>(thrown);
    }

    [Fact]
    public void A_capacity_that_is_no_power_of_two_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SharedRing(written.Range.Slice(0, PageCache.PageBytes + 3000)));

    public void Dispose()
    {
        read.Dispose();
        written.Dispose();
        memory.Dispose();
    }

    private Mapping Map() => Mapping.Create(memory, 0, SharedRing.MemoryBytes(CapacityBytes), Protection.Read | Protection.Write);

    private static NativeBuffer Numbered(int bytes)
    {
        NativeBuffer buffer = new(bytes);
        for (int i = 0; i < bytes; i++)
            buffer.Span(i, 1)[0] = (byte)(i * 31);
        return buffer;
    }
}
