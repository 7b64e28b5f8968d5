using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

public readonly partial struct MappedRange
{
    /// <summary>memcpy out of the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bytes do not lie within the range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(long offset, nint destination, long count) => MemoryCopy.Copy(At(offset, count), destination, count);

    /// <summary>memcpy into the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bytes do not lie within the range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyFrom(long offset, nint source, long count) => MemoryCopy.Copy(source, At(offset, count), count);

    // Single bytes and words are read and written as volatile: a touch must touch, although nobody uses the value.

    /// <exception cref="ArgumentOutOfRangeException">The byte does not lie within the range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe byte ByteAt(long offset) => Volatile.Read(ref *(byte*)At(offset, 1));

    /// <summary>The 64-bit word at an offset in bytes, aligned or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The word does not lie within the range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe ulong WordAt(long offset) => Unsafe.ReadUnaligned<ulong>((void*)At(offset, sizeof(ulong)));

    /// <exception cref="ArgumentOutOfRangeException">The byte does not lie within the range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void SetByte(long offset, byte value) => Volatile.Write(ref *(byte*)At(offset, 1), value);

    /// <summary>Stores a 64-bit word at an offset in bytes, aligned or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The word does not lie within the range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void SetWord(long offset, ulong value) =>
        Unsafe.WriteUnaligned((void*)At(offset, sizeof(ulong)), value);

    /// <summary>The sum as <see cref="WordSum"/> defines it, straight from the mapped pages.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bytes do not lie within the range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Sum(long offset, long bytes) => WordSum.Of(At(offset, bytes), bytes);

    /// <summary>For mappings with the right to write; a store elsewhere kills the process.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bytes do not lie within the range.</exception>
    public unsafe Span<byte> Span(long offset, int length) => new((void*)At(offset, length), length);

    /// <exception cref="ArgumentOutOfRangeException">The bytes do not lie within the range.</exception>
    public unsafe ReadOnlySpan<byte> ReadOnlySpan(long offset, int length) => new((void*)At(offset, length), length);
}
