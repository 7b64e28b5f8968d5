using System.Numerics;
using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <summary>
/// The consumer and checksum of both arms: the wrapping sum of a range's 64-bit little-endian words. Bytes after the last
/// whole word count as one word filled up with zeros.
/// </summary>
public static class WordSum
{
    private const int WordBytes = sizeof(ulong);

    /// <param name="address">First byte; need not be aligned.</param>
    /// <param name="bytes">Length of the range.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe ulong Of(nint address, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        var at = (byte*)address;
        var end = at + bytes;
        var sum = Vectors(ref at, end);
        for (; end - at >= WordBytes; at += WordBytes)
            sum += Unsafe.ReadUnaligned<ulong>(at);
        for (var shift = 0; at < end; at++, shift += 8)
            sum += (ulong)*at << shift;
        return sum;
    }

    // Four sums at once, so that an addition need not wait for the one before it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe ulong Vectors(ref byte* at, byte* end)
    {
        Vector<ulong> first = default, second = default, third = default, fourth = default;
        var step = Vector<byte>.Count;
        for (; end - at >= 4 * step; at += 4 * step)
        {
            first += Unsafe.ReadUnaligned<Vector<ulong>>(at);
            second += Unsafe.ReadUnaligned<Vector<ulong>>(at + step);
            third += Unsafe.ReadUnaligned<Vector<ulong>>(at + 2 * step);
            fourth += Unsafe.ReadUnaligned<Vector<ulong>>(at + 3 * step);
        }

        return Vector.Sum(first + second + (third + fourth));
    }
}
