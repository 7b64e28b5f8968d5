using PerfSuite.Interop;

namespace BTreePages;

/// <summary>Pages brought into one buffer, a pread() each.</summary>
public sealed class ReadPages(string path) : IPages, IDisposable
{
    private readonly FileDescriptor file = FileDescriptor.Open(path);
    private readonly NativeBuffer buffer = new(PageFormat.PageBytes);

    public int Last => (int)(file.Length / PageFormat.PageBytes) - 1;

    public ReadOnlySpan<byte> Page(int number)
    {
        nint read = SystemCall.Pread(file.Number, buffer.Address, PageFormat.PageBytes, (long)number * PageFormat.PageBytes);
        return read == PageFormat.PageBytes ? buffer.Span(0, PageFormat.PageBytes)
            : throw new IOException($"pread gave {read} bytes of page {number} of {file.Path}; a page has {PageFormat.PageBytes}.");
    }

    public void Dispose()
    {
        buffer.Dispose();
        file.Dispose();
    }
}
