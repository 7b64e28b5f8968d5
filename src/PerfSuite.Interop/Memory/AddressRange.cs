using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <summary>Bounds of a range of memory: the one check between safe callers and bare addresses.</summary>
internal static class AddressRange
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint At(nint address, long bytes, long offset, long count)
    {
        if ((offset | count) < 0 || offset > bytes - count)
            ThrowOutside(bytes, offset, count);
        return address + (nint)offset;
    }

    private static void ThrowOutside(long bytes, long offset, long count) =>
        throw new ArgumentOutOfRangeException(
            nameof(offset), offset, $"{count} bytes from offset {offset} do not lie within the range's {bytes} bytes.");
}
