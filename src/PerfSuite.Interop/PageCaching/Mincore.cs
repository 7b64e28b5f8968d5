namespace PerfSuite.Interop;

/// <summary>
/// Residency by mincore(2) through a mapping of its own, which touches no page. Exact only for a file that the caller owns
/// or may write: of others the kernel reports every page as resident.
/// </summary>
internal static class Mincore
{
    private const int PagesPerCall = 1 << 16;

    internal static long ResidentPages(FileDescriptor file, long offset, long length)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var fileEnd = file.Length;
        var start = offset / PageCache.PageBytes * PageCache.PageBytes;
        var end = length == 0 ? fileEnd : Math.Min(fileEnd, offset + length);
        if (start >= end)
            return 0;
        using var mapping = Mapping.Create(file, start, end - start);
        return Count(mapping.Range, file.Path);
    }

    private static long Count(MappedRange range, string path)
    {
        long resident = 0;
        var pages = new byte[PagesPerCall];
        var step = (long)PagesPerCall * PageCache.PageBytes;
        for (long at = 0; at < range.Bytes; at += step)
        {
            var bytes = Math.Min(step, range.Bytes - at);
            if (SystemCall.Mincore(range.Address + (nint)at, (nint)bytes, pages) < 0)
                throw SystemCallException.Last("mincore", path);
            var count = (int)((bytes + PageCache.PageBytes - 1) / PageCache.PageBytes);
            foreach (var page in pages.AsSpan(0, count))
                resident += page & 1;
        }

        return resident;
    }
}
