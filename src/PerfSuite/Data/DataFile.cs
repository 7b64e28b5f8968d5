using PerfSuite.Interop;
using PerfSuite.Measurement;

namespace PerfSuite.Data;

/// <summary>
/// A file of real, seeded bytes. It comes into the page cache by one recipe for all arms, that of a program which has read it before: written, flushed and
/// evicted, then read from start to end in 1 MiB reads. Each sweep reads it anew, and so gives it other pages of memory. The recipe matters: it decides the sizes of the cache's folios, and they decide how many faults
/// a mapping takes: 1.9 a MiB of what was written, 5.8 to 16 of what was read (Linux 6.18, ext4). A file system that keeps its pages in memory has what was written.
/// </summary>
public sealed class DataFile
{
    /// <summary>Size of one write, and of one read, of the recipe.</summary>
    public const int WriteBytes = 1 << 20;

    private readonly Workspace workspace;
    private readonly FileResidency residency;
    private readonly Dictionary<(long Offset, long Bytes), ulong> sums = [];

    internal DataFile(Workspace workspace, string path, long bytes, long headBytes, SeededWords content)
    {
        HeadBytes = headBytes;
        this.workspace = workspace;
        Path = path;
        Bytes = bytes;
        Content = content;
        residency = new FileResidency(workspace, path, headBytes);
    }

    public string Path { get; }

    public long Bytes { get; }

    /// <summary>How much of the file is real bytes, from its start; a file that is mapped whole but touched at its head only needs no more.
    /// Equal to <see cref="Bytes"/> for every other file.</summary>
    public long HeadBytes { get; }

    /// <summary>What stands in the file, computed and not read.</summary>
    public SeededWords Content { get; }

    /// <summary>Wrapping sum of the words of a part, by <see cref="Content"/>; computed once.</summary>
    /// <param name="offset">Where the part begins; a multiple of 8.</param>
    /// <param name="bytes">Its length; a multiple of 8.</param>
    public ulong SumOf(long offset, long bytes)
    {
        if (!sums.TryGetValue((offset, bytes), out ulong sum))
            sums[(offset, bytes)] = sum = Content.Sum(offset, bytes);
        return sum;
    }

    /// <summary>Opens the file for reading.</summary>
    public FileDescriptor Open(OpenAccess access = OpenAccess.ReadOnly) => FileDescriptor.Open(Path, access);

    /// <summary>Makes sure that every page of the file is in the page cache by the recipe; a file that lost a page is read anew.</summary>
    /// <exception cref="ResidencyException">The cache does not keep the file.</exception>
    public void EstablishWarm()
    {
        using TimeLedger.Part makeReady = workspace.Time.During(RunActivity.MakeReady);
        bool isNew = !File.Exists(Path);
        if (isNew || (workspace.FileSystem.IsMemoryOnly && residency.MissingPages() > 0))
            Write();
        residency.EstablishWarm(evicts: isNew || (workspace.IsShared && !residency.IsPlaced));
    }

    /// <summary>Makes sure that every page of the file is in the page cache as large writes have left it: in folios as large as they come.</summary>
    /// <exception cref="ResidencyException">The cache does not keep the file.</exception>
    public void EstablishAsWritten()
    {
        using TimeLedger.Part makeReady = workspace.Time.During(RunActivity.MakeReady);
        Write();
        VerifyWarm();
    }

    /// <inheritdoc cref="FileResidency.VerifyWarm"/>
    public void VerifyWarm() => residency.VerifyWarm();

    /// <inheritdoc cref="FileResidency.EstablishCold()"/>
    /// <param name="file">The file, open.</param>
    public void EstablishCold(FileDescriptor file) => residency.EstablishCold(file);

    /// <summary>Writes the file unless it is there already, resident or not.</summary>
    public DataFile Ensure()
    {
        using TimeLedger.Part makeReady = workspace.Time.During(RunActivity.MakeReady);
        if (!File.Exists(Path))
            Write();
        return this;
    }

    private void Write()
    {
        string unfinished = Path + ".part"; // A process that is killed meanwhile leaves no half of a file for the next one.
        File.Delete(Path);
        File.Delete(unfinished);
        workspace.RequireFreeDisk(HeadBytes);
        try
        {
            using FileDescriptor file = FileDescriptor.Open(unfinished, OpenAccess.ReadWrite, OpenOptions.Create | OpenOptions.Exclusive);
            using NativeBuffer buffer = new(Math.Min(HeadBytes, WriteBytes));
            for (long offset = 0; offset < HeadBytes; offset += WriteBytes)
            {
                int count = (int)Math.Min(WriteBytes, HeadBytes - offset);
                Content.Fill(buffer.Span(0, count), offset);
                file.WriteExactly(buffer.Address, count, offset);
            }

            file.Truncate(Bytes);
            file.Sync();
            File.Move(unfinished, Path);
        }
        catch (SystemCallException e)
        {
            File.Delete(unfinished);
            throw Workspace.CannotWrite(Path, e);
        }
    }
}
