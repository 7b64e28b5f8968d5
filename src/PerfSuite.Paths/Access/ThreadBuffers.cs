using System.Runtime.InteropServices;
using PerfSuite.Interop;

namespace PerfSuite.Paths.Access;

/// <summary>What one thread keeps for all files that it reads: buffers and a ring, made once, outside of anything timed.</summary>
/// <param name="largestBlock">Length of the largest block, bytes.</param>
public sealed class ThreadBuffers(int largestBlock) : IDisposable
{
    /// <summary>Reads that go to the kernel together where a path can do so.</summary>
    public const int RingDepth = 32;

    /// <summary>All blocks in flight together are no larger than this, bytes, as long as there are two.</summary>
    private const int InFlightBytes = 8 << 20;

    /// <summary>Size of the buffers that a vectored read fills.</summary>
    public const int PageBytes = 4096;

    private readonly Lazy<ulong[]> words = new(() => GC.AllocateArray<ulong>((largestBlock + 7) / 8, pinned: true));
    private readonly Lazy<byte[]> bytes = new(() => GC.AllocateArray<byte>(largestBlock, pinned: true));
    private readonly Lazy<NativeBuffer> direct = new(() => new NativeBuffer(largestBlock + (2L * PageBytes)));
    private readonly Lazy<NativeBuffer> slots = new(() => new NativeBuffer((long)largestBlock * InFlightOf(largestBlock)));
    private readonly Lazy<ReadRing> ring = new(() => new ReadRing(RingDepth));

    public int LargestBlock { get; } = largestBlock > 0 ? largestBlock
        : throw new ArgumentOutOfRangeException(nameof(largestBlock), largestBlock, "A block has at least one byte.");

    /// <summary>One block, page-aligned.</summary>
    public NativeBuffer Block { get; } = new(Math.Max(1, largestBlock));

    /// <summary>One block as whole words; pinned.</summary>
    public ulong[] Words => words.Value;

    /// <summary>Address of <see cref="Words"/>.</summary>
    public nint WordsAddress => Marshal.UnsafeAddrOfPinnedArrayElement(words.Value, 0);

    /// <summary>One block as an array of the runtime; pinned.</summary>
    public byte[] Bytes => bytes.Value;

    /// <summary>Address of <see cref="Bytes"/>.</summary>
    public nint BytesAddress => Marshal.UnsafeAddrOfPinnedArrayElement(bytes.Value, 0);

    /// <summary>One block and a page at either end, page-aligned.</summary>
    public NativeBuffer Direct => direct.Value;

    /// <summary>Reads that a ring has in flight at once.</summary>
    public int InFlight { get; } = InFlightOf(largestBlock);

    /// <summary>One block for each read in flight.</summary>
    public NativeBuffer Slots => slots.Value;

    /// <exception cref="SystemCallException">This kernel gives out no rings.</exception>
    public ReadRing Ring => ring.Value;

    public void Dispose()
    {
        if (ring.IsValueCreated)
            ring.Value.Dispose();
        if (slots.IsValueCreated)
            slots.Value.Dispose();
        if (direct.IsValueCreated)
            direct.Value.Dispose();
        Block.Dispose();
    }

    private static int InFlightOf(int block) => Math.Clamp(InFlightBytes / block, 2, RingDepth);
}
