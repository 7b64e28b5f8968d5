using PerfSuite.Interop;
using PerfSuite.Measurement;

namespace PerfSuite.Data;

/// <summary>
/// A file of real, seeded bytes. It comes into the page cache by one recipe for all arms: written from start to end in 1 MiB writes,
/// then flushed. The recipe matters: it decides the sizes of the cache's folios, and they decide how many faults a mapping takes.
/// </summary>
public sealed class DataFile
{
    /// <summary>Size of one write of the recipe.</summary>
    public const int WriteBytes = 1 << 20;

    private readonly Workspace workspace;

    internal DataFile(Workspace workspace, string path, long bytes, long headBytes, SeededWords content)
    {
        HeadBytes = headBytes;
        this.workspace = workspace;
        Path = path;
        Bytes = bytes;
        Content = content;
    }

    public string Path { get; }

    public long Bytes { get; }

    /// <summary>How much of the file is real bytes, from its start; a file that is mapped whole but touched at its head only needs no more.
    /// Equal to <see cref="Bytes"/> for every other file.</summary>
    public long HeadBytes { get; }

    /// <summary>What stands in the file, computed and not read.</summary>
    public SeededWords Content { get; }

    /// <summary>Opens the file for reading.</summary>
    public FileDescriptor Open(OpenAccess access = OpenAccess.ReadOnly) => FileDescriptor.Open(Path, access);

    /// <summary>Makes sure that every page of the file is in the page cache by the recipe; a file that lost a page is written anew.</summary>
    /// <exception cref="ResidencyException">The cache does not keep the file.</exception>
    public void EstablishWarm()
    {
        using TimeLedger.Part makeReady = workspace.Time.During(RunActivity.MakeReady);
        if (!File.Exists(Path) || MissingPages() > 0)
            Write();
        VerifyWarm();
    }

    /// <exception cref="ResidencyException">A page is missing from the page cache.</exception>
    public void VerifyWarm()
    {
        using TimeLedger.Part makeReady = workspace.Time.During(RunActivity.MakeReady);
        long missing = MissingPages();
        if (missing > 0)
            throw new ResidencyException($"{missing} of {Pages} pages of {Path} are not in the page cache although the case needs all of them there.");
    }

    /// <summary>Writes the file if need be, and evicts it: flushed, dropped from the page cache, verified.</summary>
    /// <exception cref="ResidencyException">The file system keeps pages.</exception>
    public void EstablishCold(FileDescriptor file)
    {
        using TimeLedger.Part makeReady = workspace.Time.During(RunActivity.MakeReady);
        long kept = PageCache.Evict(file);
        if (kept > 0)
            throw new ResidencyException($"{kept} of {Pages} pages of {Path} stayed in the page cache after fsync and POSIX_FADV_DONTNEED.");
    }

    /// <summary>Writes the file unless it is there already, resident or not.</summary>
    public DataFile Ensure()
    {
        using TimeLedger.Part makeReady = workspace.Time.During(RunActivity.MakeReady);
        if (!File.Exists(Path))
            Write();
        return this;
    }

    private long Pages => (HeadBytes + PageCache.PageBytes - 1) / PageCache.PageBytes;

    private long MissingPages()
    {
        using FileDescriptor file = Open();
        return Pages - PageCache.ResidentPages(file, 0, HeadBytes);
    }

    private void Write()
    {
        File.Delete(Path);
        workspace.RequireFreeDisk(HeadBytes);
        try
        {
            using FileDescriptor file = FileDescriptor.Open(Path, OpenAccess.ReadWrite, OpenOptions.Create | OpenOptions.Exclusive);
            using NativeBuffer buffer = new(Math.Min(HeadBytes, WriteBytes));
            for (long offset = 0; offset < HeadBytes; offset += WriteBytes)
            {
                int count = (int)Math.Min(WriteBytes, HeadBytes - offset);
                Content.Fill(buffer.Span(0, count), offset);
                file.WriteExactly(buffer.Address, count, offset);
            }

            file.Truncate(Bytes);
            file.Sync();
        }
        catch (SystemCallException e)
        {
            File.Delete(Path);
            throw Workspace.CannotWrite(Path, e);
        }
    }
}

/// <summary>The page cache did not keep, or did not drop, what a case needs: nothing can be concluded from it.</summary>
public sealed class ResidencyException(string message) : Exception(message);
