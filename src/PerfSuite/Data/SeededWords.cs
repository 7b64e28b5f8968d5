using System.Runtime.InteropServices;

namespace PerfSuite.Data;

/// <summary>
/// The content of data files: a seeded sequence in which every 64-bit word can be computed from its index alone, so that a checksum
/// is known without reading the file. Source: SplitMix64, Steele, Lea and Flood (2014).
/// </summary>
/// <param name="seed">Different seeds give unrelated content.</param>
/// <param name="name">So do different names.</param>
public readonly struct SeededWords(int seed, string name)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>The name's bytes are mixed in one by one, so that the content is the same in every process.</summary>
    private readonly ulong start = name.Aggregate(unchecked((ulong)seed * 0xD1342543DE82EF95), (sum, c) => unchecked((sum ^ c) * GoldenGamma));

    /// <summary>The word at index <paramref name="index"/>, byte offset 8 × index.</summary>
    public ulong this[long index]
    {
        get
        {
            unchecked
            {
                ulong z = start + ((ulong)index * GoldenGamma);
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return z ^ (z >> 31);
            }
        }
    }

    /// <summary>The byte at an offset, as a little-endian machine stores the words.</summary>
    public byte ByteAt(long offset) => (byte)(this[offset >> 3] >> (int)((offset & 7) * 8));

    /// <summary>Fills a span with the content from a byte offset on, which must be a multiple of 8.</summary>
    public void Fill(Span<byte> target, long offset)
    {
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(target);
        for (int i = 0; i < words.Length; i++)
            words[i] = this[(offset >> 3) + i];
        for (int i = words.Length * 8; i < target.Length; i++)
            target[i] = ByteAt(offset + i);
    }

    /// <summary>Wrapping sum of the words of a range; offset and length are multiples of 8.</summary>
    public ulong Sum(long offset, long bytes)
    {
        ulong sum = 0;
        for (long i = offset >> 3; i < (offset + bytes) >> 3; i++)
            sum = unchecked(sum + this[i]);
        return sum;
    }
}
