using PerfSuite.Interop;

namespace PerfSuite.Data;

/// <summary>Brings a file into the page cache in single pages, not in the folios that it gets when it is written by large writes.</summary>
public static class SinglePages
{
    /// <summary>Evicts the file and writes its content anew, page by page: a write makes folios no longer than itself.</summary>
    /// <param name="data">A file on a device.</param>
    /// <exception cref="ResidencyException">The file system keeps pages, or the cache does not.</exception>
    public static void Establish(DataFile data)
    {
        using FileDescriptor file = data.Ensure().Open(OpenAccess.ReadWrite);
        data.EstablishCold(file);
        using NativeBuffer page = new(PageCache.PageBytes);
        for (long at = 0; at < data.Bytes; at += page.Bytes)
        {
            int count = (int)Math.Min(page.Bytes, data.Bytes - at);
            data.Content.Fill(page.Span(0, count), at);
            file.WriteExactly(page.Address, count, at);
        }

        file.Sync();
        data.VerifyWarm();
    }
}
