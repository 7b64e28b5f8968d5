using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

public readonly partial struct MappedRange
{
    /// <summary>
    /// memcpy of blocks out of the range, one after the other into the same buffer. What can be checked once is checked before the
    /// first block, so that a block costs what it costs in C.
    /// </summary>
    /// <param name="offsets">Where the blocks begin.</param>
    /// <param name="blockBytes">Length of each, at least a word.</param>
    /// <param name="buffer">Holds the last block afterwards.</param>
    /// <returns>Wrapping sum of each block's first and last word, as found in the buffer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A block does not lie within the range, or not in the buffer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe ulong CopyBlocks(ReadOnlySpan<long> offsets, int blockBytes, NativeBuffer buffer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockBytes, sizeof(ulong));
        var target = AddressRange.At(buffer.Address, buffer.Bytes, 0, blockBytes);
        var lastWord = target + blockBytes - sizeof(ulong);
        var source = At(0, blockBytes);
        var lastOffset = (ulong)(Bytes - blockBytes);
        ulong sum = 0;
        foreach (var offset in offsets)
        {
            if ((ulong)offset > lastOffset)
                At(offset, blockBytes);
            MemoryCopy.Copy(source + (nint)offset, target, blockBytes);
            sum += Unsafe.ReadUnaligned<ulong>((void*)target) + Unsafe.ReadUnaligned<ulong>((void*)lastWord);
        }

        GC.KeepAlive(buffer);
        return sum;
    }
}
