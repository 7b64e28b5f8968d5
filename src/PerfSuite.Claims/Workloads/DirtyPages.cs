using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Workloads;

/// <summary>Pages of a file that are to be dirty before a turn begins.</summary>
internal static class DirtyPages
{
    /// <summary>What the flusher has written back since is made dirty again by stores that change nothing, and that is verified where the kernel tells.</summary>
    /// <param name="file">The file.</param>
    /// <param name="range">A writable mapping of the range.</param>
    /// <param name="offset">Where in the file the range begins.</param>
    /// <exception cref="ResidencyException">Some stay clean.</exception>
    public static void Establish(FileDescriptor file, MappedRange range, long offset)
    {
        if (file.FileSystem.IsMemoryOnly || !PageCache.HasStatisticsOf(file) || Clean(file, range, offset) == 0)
            return;
        for (long at = 0; at < range.Bytes; at += PageCache.PageBytes)
            range.SetWord(at, range.WordAt(at));
        if (Clean(file, range, offset) is var clean and > 0)
            throw new ResidencyException($"{clean} pages of {file.Path} are clean after stores to all of them; the arms would not start alike.");
    }

    private static long Clean(FileDescriptor file, MappedRange range, long offset) =>
        (range.Bytes / PageCache.PageBytes) - PageCache.Statistics(file, offset, range.Bytes).Dirty;
}
