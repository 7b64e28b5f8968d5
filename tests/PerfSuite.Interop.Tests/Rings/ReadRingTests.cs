namespace PerfSuite.Interop.Tests;

public sealed class ReadRingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [SkippableFact]
    public void Reads_come_back_with_their_tags_and_bytes()
    {
        using var ring = Ring(4);
        using var file = FileDescriptor.Open(_folder.File("data", 5000));
        using var buffer = new NativeBuffer(400);
        for (var i = 0; i < 4; i++)
            ring.Queue(file.Number, buffer.Address + i * 100, 100, i * 1000, (ulong)i);

        ring.Submit(waitFor: 4);

        var tags = new List<ulong>();
        while (ring.TryTake(out var tag, out var result))
        {
            Assert.Equal(100, result);
            tags.Add(tag);
        }

        Assert.Equal([0UL, 1UL, 2UL, 3UL], tags.Order());
        Assert.All(Enumerable.Range(0, 400), i => Assert.Equal(TempFolder.ByteOf(i / 100 * 1000 + i % 100), buffer.Span(i, 1)[0]));
    }

    [SkippableFact]
    public void The_ring_goes_round()
    {
        using var ring = Ring(2);
        using var file = FileDescriptor.Open(_folder.File("data", 5000));
        using var buffer = new NativeBuffer(8);
        for (var i = 0; i < 100; i++)
        {
            ring.Queue(file.Number, buffer.Address, 8, i, (ulong)i);
            ring.Submit(waitFor: 1);
            Assert.True(ring.TryTake(out var tag, out var result));
            Assert.Equal(((ulong)i, 8, TempFolder.ByteOf(i)), (tag, result, buffer.Span(0, 1)[0]));
        }
    }

    [SkippableFact]
    public void A_failed_read_tells_its_errno()
    {
        using var ring = Ring(1);
        using var buffer = new NativeBuffer(8);
        ring.Queue(-1, buffer.Address, 8, 0, 7);
        ring.Submit(waitFor: 1);

        Assert.True(ring.TryTake(out var tag, out var result));
        Assert.Equal((7UL, Errno.EBADF.Number), (tag, -result));
    }

    [SkippableFact]
    public void A_full_ring_refuses_another_request()
    {
        using var ring = Ring(1);
        using var buffer = new NativeBuffer(8);
        ring.Queue(-1, buffer.Address, 8, 0, 0);

        Assert.Throws<InvalidOperationException>(() => ring.Queue(-1, buffer.Address, 8, 0, 1));
    }

    [Fact]
    public void The_depth_is_a_power_of_two() => Assert.Throws<ArgumentOutOfRangeException>(() => new ReadRing(3));

    public void Dispose() => _folder.Dispose();

    private static ReadRing Ring(int depth)
    {
        Skip.IfNot(ReadRing.IsOffered(out var refusal), $"this kernel gives out no io_uring: {refusal}");
        return new ReadRing(depth);
    }
}
