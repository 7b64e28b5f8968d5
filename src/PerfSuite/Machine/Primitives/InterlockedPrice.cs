using System.Runtime.CompilerServices;
using PerfSuite.Judging.Records;

namespace PerfSuite.Machine.Primitives;

/// <summary>What an atomic change costs that no other processor wants.</summary>
internal static class InterlockedPrice
{
    private const int Changes = 1024;

    private static long word;

    public static PrimitiveProbe Interlocked { get; } = new(PrimitiveNames.Interlocked, Primitive.Nanoseconds,
        "an atomic addition to one word, 1,024 in a row", _ => BatchClock.Quickest(Add) / Changes);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add()
    {
        for (int i = 0; i < Changes; i++)
            System.Threading.Interlocked.Increment(ref word);
    }
}
