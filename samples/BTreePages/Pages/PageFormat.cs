using System.Runtime.InteropServices;

namespace BTreePages;

/// <summary>
/// A page: its level (0 for a leaf) and its number of entries as 64-bit words, then room for <see cref="Fanout"/> ascending keys,
/// then as many values. In an inner page a value is the number of the page whose smallest key stands beside it.
/// </summary>
public static class PageFormat
{
    public const int PageBytes = 4096;
    public const int Fanout = 255;

    private const int Words = PageBytes / sizeof(ulong);
    private const int FirstKey = 2, FirstValue = FirstKey + Fanout;

    /// <summary>A whole tree of ascending keys, level after level; the root is the last page.</summary>
    public static byte[] Tree(IReadOnlyList<(ulong Key, ulong Value)> entries)
    {
        List<ulong[]> pages = [];
        for (ulong level = 0; ; level++)
        {
            List<(ulong Key, ulong Value)> above = [];
            foreach ((ulong Key, ulong Value)[] chunk in entries.Chunk(Fanout))
            {
                above.Add((chunk[0].Key, (ulong)pages.Count));
                pages.Add(PageOf(level, chunk));
            }

            if (above.Count == 1)
                return [.. pages.SelectMany(p => MemoryMarshal.AsBytes<ulong>(p).ToArray())];
            entries = above;
        }
    }

    internal static bool IsLeaf(ReadOnlySpan<ulong> page) => page[0] == 0;

    internal static ReadOnlySpan<ulong> Keys(ReadOnlySpan<ulong> page) => page.Slice(FirstKey, (int)page[1]);

    internal static ulong Value(ReadOnlySpan<ulong> page, int index) => page[FirstValue + index];

    private static ulong[] PageOf(ulong level, (ulong Key, ulong Value)[] entries)
    {
        ulong[] page = new ulong[Words];
        (page[0], page[1]) = (level, (ulong)entries.Length);
        for (int i = 0; i < entries.Length; i++)
            (page[FirstKey + i], page[FirstValue + i]) = entries[i];
        return page;
    }
}
