using System.Runtime.CompilerServices;
using PerfSuite.Interop;

namespace PerfSuite.Paths.Access;

/// <summary>Blocks used where they are mapped.</summary>
internal static class MappedBlocks
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Sum(MappedRange map, ReadOnlySpan<Slice> blocks)
    {
        ulong sum = 0;
        foreach (Slice block in blocks)
            sum = unchecked(sum + map.Sum(block.Offset, block.Bytes));
        return sum;
    }
}
