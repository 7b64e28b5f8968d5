using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>
/// Memory outside the garbage-collected heap: it does not move, and it is filled with zeros when made, so that no first
/// touch faults inside a timed region.
/// </summary>
public sealed class NativeBuffer : SafeHandle
{
    /// <param name="bytes">Length, at least 1.</param>
    /// <param name="alignment">Of the first byte; a power of two.</param>
    /// <exception cref="OutOfMemoryException">There is no memory for it.</exception>
    public unsafe NativeBuffer(long bytes, int alignment = 4096)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        if (alignment <= 0 || !int.IsPow2(alignment))
            throw new ArgumentOutOfRangeException(nameof(alignment), alignment, "The alignment must be a power of two.");
        Bytes = bytes;
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)bytes, (nuint)alignment));
        Fill(0);
    }

    public override bool IsInvalid => handle == 0;

    /// <exception cref="ObjectDisposedException">The buffer is freed.</exception>
    public nint Address
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return handle;
        }
    }

    public long Bytes { get; }

    /// <exception cref="ArgumentOutOfRangeException">The bytes do not lie within the buffer.</exception>
    public unsafe Span<byte> Span(long offset, int length) =>
        new((void*)AddressRange.At(Address, Bytes, offset, length), length);

    /// <summary>The 64-bit word at an offset in bytes, aligned or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The word does not lie within the buffer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe ulong WordAt(long offset) =>
        Unsafe.ReadUnaligned<ulong>((void*)AddressRange.At(Address, Bytes, offset, sizeof(ulong)));

    public unsafe void Fill(byte value) => NativeMemory.Fill((void*)Address, (nuint)Bytes, value);

    /// <summary>The range's sum as <see cref="WordSum"/> defines it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the buffer.</exception>
    public ulong Sum(long offset, long bytes) => WordSum.Of(AddressRange.At(Address, Bytes, offset, bytes), bytes);

    protected override unsafe bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
