using System.Runtime.InteropServices;

namespace BTreePages;

/// <summary>Finds values by key in a page file.</summary>
public sealed class BTree<TPages>(TPages pages)
    where TPages : IPages
{
    private readonly int root = pages.Last;

    /// <summary>The value of a key; null where the tree does not hold it.</summary>
    public ulong? Find(ulong key)
    {
        int number = root;
        while (true)
        {
            ReadOnlySpan<ulong> page = MemoryMarshal.Cast<byte, ulong>(pages.Page(number));
            int found = PageFormat.Keys(page).BinarySearch(key);
            if (PageFormat.IsLeaf(page))
                return found < 0 ? null : PageFormat.Value(page, found);
            int child = found < 0 ? ~found - 1 : found;
            if (child < 0)
                return null;
            number = (int)PageFormat.Value(page, child);
        }
    }
}
