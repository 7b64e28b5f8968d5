namespace PerfSuite.Interop;

/// <summary>What the kernel's page cache holds of a file.</summary>
public static class PageCache
{
    /// <summary>The page size in bytes, from sysconf(3).</summary>
    public static int PageBytes => Environment.SystemPageSize;

    /// <summary>
    /// Whether cachestat(2) is to be had: since Linux 6.5, unless a sandbox refuses it. Asked with a descriptor that cannot
    /// be, which an existing call answers with EBADF.
    /// </summary>
    public static bool HasCachestat { get; } = SystemCall.Cachestat(-1, 0, 0, out _) < 0 && Errno.Last == Errno.EBADF;

    /// <summary>Whether <see cref="Statistics"/> tells of a file: the call is to be had, and the file's pages are its own.</summary>
    public static bool HasStatisticsOf(FileDescriptor file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return HasCachestat && !file.FileSystem.CachesElsewhere;
    }

    /// <summary>Pages of a range that are in the cache, by cachestat(2), else by mincore(2).</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="length">Bytes; 0 means to the end of the file.</param>
    /// <exception cref="SystemCallException">The calls failed.</exception>
    public static long ResidentPages(FileDescriptor file, long offset = 0, long length = 0) =>
        HasStatisticsOf(file) ? Statistics(file, offset, length).Cached : Mincore.ResidentPages(file, offset, length);

    /// <param name="file">The file.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="length">Bytes; 0 means to the end of the file.</param>
    /// <exception cref="SystemCallException">cachestat(2) failed; ENOSYS where the kernel lacks it.</exception>
    public static CacheStatistics Statistics(FileDescriptor file, long offset = 0, long length = 0)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return SystemCall.Cachestat(file.Number, offset, length, out var statistics) == 0
            ? statistics
            : throw SystemCallException.Last("cachestat", file.Path);
    }

    /// <summary>
    /// Writes the file's changes and asks the kernel once to drop its pages. Pages that are mapped, locked or in use stay:
    /// the number is for the caller to judge.
    /// </summary>
    /// <returns>Pages still in the cache.</returns>
    /// <exception cref="SystemCallException">fsync(2), posix_fadvise(2) or the count failed.</exception>
    public static long Evict(FileDescriptor file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Sync();
        file.Advise(FileAdvice.DontNeed);
        return ResidentPages(file);
    }
}
