using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Workloads;

/// <summary>
/// Pages of a file as arms visit them, pass by pass: either every page of one window after the other, or one page out of every window,
/// so that no two pages of a pass can come by one fault.
/// </summary>
internal sealed class PagePasses
{
    /// <summary>Size of a window by default; no folio of the page cache and no range mapped around a fault is longer.</summary>
    public const int UsualWindowBytes = 2 << 20;

    private readonly int windowBytes;
    private readonly bool scattered;
    private readonly long fileBytes;
    private readonly long[] offsets;
    private readonly ulong[] sums;

    /// <param name="file">A whole number of windows.</param>
    /// <param name="scattered">One page out of every window; else every page of one window.</param>
    /// <param name="windowBytes">Size of a window, a whole number of pages.</param>
    public PagePasses(DataFile file, bool scattered, int windowBytes = UsualWindowBytes)
    {
        if (file.Bytes % windowBytes != 0 || windowBytes % PageCache.PageBytes != 0)
            throw new ArgumentException($"A file of {file.Bytes} bytes is not made of whole windows of {windowBytes}, and those of whole pages.", nameof(file));
        this.windowBytes = windowBytes;
        this.scattered = scattered;
        fileBytes = file.Bytes;
        int windows = (int)(file.Bytes / windowBytes), pagesOfWindow = windowBytes / PageCache.PageBytes;
        offsets = [.. Enumerable.Range(0, scattered ? windows : pagesOfWindow).Select(i => (long)i * (scattered ? windowBytes : PageCache.PageBytes))];
        sums = [.. Enumerable.Range(0, scattered ? pagesOfWindow : windows)
            .Select(pass => offsets.Aggregate(0UL, (sum, offset) => unchecked(sum + file.Content[(BaseOf(pass) + offset) >> 3])))];
    }

    /// <summary>Passes until every page has been visited once.</summary>
    public int Count => sums.Length;

    /// <summary>Pages of a pass.</summary>
    public int Pages => offsets.Length;

    /// <summary>Offsets of a pass's pages from its first.</summary>
    public ReadOnlySpan<long> Offsets => offsets;

    /// <summary>Length of the mapping in which a pass takes place.</summary>
    public long MappedBytes => scattered ? fileBytes : windowBytes;

    /// <summary>Offset in the file of a pass's mapping.</summary>
    public long MappedAt(int pass) => scattered ? 0 : BaseOf(pass);

    /// <summary>Offset in the file of a pass's first page.</summary>
    public long BaseOf(int pass) => (long)pass * (scattered ? PageCache.PageBytes : windowBytes);

    /// <summary>Sum of the first word of every page of a pass, by the file's content.</summary>
    public ulong SumOf(int pass) => sums[pass];
}
