namespace PerfSuite.Interop;

public static partial class SystemCall
{
    /// <summary>
    /// mincore(2): one byte a page, of which bit 0 says whether the page is resident; 0, or -1 on failure. Of a file that
    /// the caller neither owns nor may write, the kernel reports every page as resident.
    /// </summary>
    /// <exception cref="ArgumentException">The span has no room for a byte a page.</exception>
    public static unsafe int Mincore(nint address, nint length, Span<byte> pages)
    {
        if (pages.Length < (length + Environment.SystemPageSize - 1) / Environment.SystemPageSize)
            throw new ArgumentException($"{pages.Length} bytes are too few for the pages of {length} bytes.", nameof(pages));
        fixed (byte* start = pages)
            return (int)RawCall.Invoke(SystemCallNumber.Mincore, address, length, (nint)start);
    }
}
