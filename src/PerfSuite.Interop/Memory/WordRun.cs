using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>Data as cheap as it can be made: an addition and a store for some words at once. One word at a time it took one or three cycles a word, as the loop came to lie in the process.</summary>
public static class WordRun
{
    /// <summary>How much each word is more than the one before.</summary>
    public const ulong Step = 0x9E37_79B9_7F4A_7C15;

    /// <param name="target">Gets the words; what is left after the last whole word stays as it is.</param>
    /// <param name="first">The first of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store(Span<byte> target, ulong first)
    {
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(target);
        ref ulong start = ref MemoryMarshal.GetReference(words);
        int lanes = Vector<ulong>.Count, at = 0;
        Vector<ulong> some = new Vector<ulong>(first) + (Vector<ulong>.Indices * Step), step = new(unchecked((ulong)lanes * Step));
        for (; at <= words.Length - lanes; at += lanes)
        {
            some.StoreUnsafe(ref start, (nuint)at);
            some += step;
        }

        for (; at < words.Length; at++)
            words[at] = unchecked(first + ((ulong)at * Step));
    }
}
