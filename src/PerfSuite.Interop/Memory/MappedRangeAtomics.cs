using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <remarks>
/// For memory that several processes map: the orderings of <see cref="Volatile"/> and <see cref="Interlocked"/> are those of the
/// processor's memory, whoever else has it mapped. A value must be aligned to its size, or it could be torn.
/// </remarks>
public readonly partial struct MappedRange
{
    /// <summary>Loads a 64-bit word; no later access of this thread comes before it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The word does not lie within the range, or is not aligned.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe long LoadAcquire(long offset) => Volatile.Read(ref *(long*)Aligned(offset, sizeof(long)));

    /// <summary>Stores a 64-bit word; no earlier access of this thread comes after it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The word does not lie within the range, or is not aligned.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void StoreRelease(long offset, long value) => Volatile.Write(ref *(long*)Aligned(offset, sizeof(long)), value);

    /// <summary>Loads a 32-bit word; no later access of this thread comes before it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The word does not lie within the range, or is not aligned.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe int LoadAcquireInt32(long offset) => Volatile.Read(ref *(int*)Aligned(offset, sizeof(int)));

    /// <summary>Exchanges a 32-bit word as one step, with a full fence.</summary>
    /// <returns>The word as it was.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The word does not lie within the range, or is not aligned.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe int ExchangeInt32(long offset, int value) => Interlocked.Exchange(ref *(int*)Aligned(offset, sizeof(int)), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint Aligned(long offset, int size)
    {
        var word = At(offset, size);
        if ((word & (size - 1)) != 0)
            ThrowUnaligned(offset, size);
        return word;
    }

    private static void ThrowUnaligned(long offset, int size) =>
        throw new ArgumentOutOfRangeException(nameof(offset), offset, $"A word of {size} bytes must lie at a multiple of its size.");
}
