using PerfSuite.Interop;

namespace BTreePages;

/// <summary>Pages where the file is mapped: a page is used in place.</summary>
public sealed class MappedPages : IPages, IDisposable
{
    private readonly Mapping mapping;
    private readonly MappedRange range;

    public MappedPages(string path)
    {
        using FileDescriptor file = FileDescriptor.Open(path);
        mapping = Mapping.Create(file, 0, file.Length);
        range = mapping.Range;
    }

    public int Last => (int)(range.Bytes / PageFormat.PageBytes) - 1;

    public ReadOnlySpan<byte> Page(int number) => range.ReadOnlySpan((long)number * PageFormat.PageBytes, PageFormat.PageBytes);

    public void Dispose() => mapping.Dispose();
}
