namespace BTreePages;

/// <summary>The pages of a file, however they are reached.</summary>
public interface IPages
{
    /// <summary>Number of the last page, which is the root of the tree.</summary>
    int Last { get; }

    /// <summary>The bytes of a page; valid until the next page is asked for.</summary>
    ReadOnlySpan<byte> Page(int number);
}
