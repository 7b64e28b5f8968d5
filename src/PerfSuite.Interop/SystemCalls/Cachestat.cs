using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>What the page cache holds of a range of a file, in pages (cachestat(2), Linux 6.5).</summary>
/// <param name="Cached">In the cache.</param>
/// <param name="Dirty">Of those, changed and not yet written.</param>
/// <param name="Writeback">Of those, being written now.</param>
/// <param name="Evicted">Not in the cache any more, of which a shadow entry is left.</param>
/// <param name="RecentlyEvicted">Of those, evicted so recently that a return would count as a refault.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct CacheStatistics(long Cached, long Dirty, long Writeback, long Evicted, long RecentlyEvicted);

public static partial class SystemCall
{
    /// <summary>
    /// cachestat(2): 0, or -1 on failure: ENOSYS before Linux 6.5, EOPNOTSUPP for hugetlbfs. A length of 0 means to the end.
    /// </summary>
    public static unsafe int Cachestat(int fd, long offset, long length, out CacheStatistics statistics)
    {
        var range = stackalloc long[] { offset, length };
        fixed (CacheStatistics* start = &statistics)
            return (int)RawCall.Invoke(SystemCallNumber.Cachestat, fd, (nint)range, (nint)start, 0);
    }
}
