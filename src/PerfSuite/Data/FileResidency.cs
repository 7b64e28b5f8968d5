using PerfSuite.Interop;
using PerfSuite.Measurement;

namespace PerfSuite.Data;

/// <summary>
/// What the page cache holds of a file, whoever has written it: all of it, brought in by the recipe of <see cref="DataFile"/>, or nothing.
/// </summary>
public sealed class FileResidency
{
    /// <summary>Where fewer than this part of the pages are missing, the others stay.</summary>
    private const int MostPagesToBringBack = 100;

    private const int AttemptsToRead = 5;

    /// <summary>A page that is just being read ahead is locked, and stays: it is dropped as soon as the device has answered.</summary>
    private const int AttemptsToEvict = 20;

    private const int MillisecondsToWait = 5;

    private readonly Workspace workspace;

    internal FileResidency(Workspace workspace, string path, long bytes) => (this.workspace, Path, Bytes) = (workspace, path, bytes);

    public string Path { get; }

    /// <summary>So many bytes from the file's start are meant.</summary>
    public long Bytes { get; }

    /// <summary>Whether this process has read the file anew.</summary>
    internal bool IsPlaced { get; private set; }

    private long Pages => (Bytes + PageCache.PageBytes - 1) / PageCache.PageBytes;

    /// <summary>Makes sure that every page is in the page cache. A process evicts the file once and reads it, and so gives it pages of its own; a file that lost many pages is read anew.</summary>
    /// <exception cref="ResidencyException">The cache does not keep the file.</exception>
    public void EstablishWarm() => EstablishWarm(evicts: !IsPlaced);

    /// <exception cref="ResidencyException">A page is missing from the page cache.</exception>
    public void VerifyWarm()
    {
        using TimeLedger.Part makeReady = workspace.Time.During(RunActivity.MakeReady);
        long missing = MissingPages();
        if (missing > 0)
            throw new ResidencyException($"{missing} of {Pages} pages of {Path} are not in the page cache although the case needs all of them there.");
    }

    /// <summary>Evicts every page: flushed, dropped from the page cache, verified. Nobody may have mapped them.</summary>
    /// <exception cref="ResidencyException">The page cache keeps pages.</exception>
    public void EstablishCold()
    {
        using FileDescriptor file = FileDescriptor.Open(Path);
        EstablishCold(file);
    }

    internal void EstablishCold(FileDescriptor file)
    {
        using TimeLedger.Part makeReady = workspace.Time.During(RunActivity.MakeReady);
        long kept = PageCache.Evict(file);
        for (int attempt = 1; kept > 0 && attempt < AttemptsToEvict; attempt++)
        {
            Thread.Sleep(MillisecondsToWait);
            kept = PageCache.Evict(file);
        }

        if (kept > 0)
            throw new ResidencyException($"{kept} of {Pages} pages of {Path} stayed in the page cache after fsync and POSIX_FADV_DONTNEED.");
    }

    /// <param name="evicts">Whether what is there is dropped first, so that all of it comes in by reading; a file system that keeps it all the same has it as it was written.</param>
    internal void EstablishWarm(bool evicts)
    {
        using TimeLedger.Part makeReady = workspace.Time.During(RunActivity.MakeReady);
        if (evicts && !workspace.FileSystem.IsMemoryOnly)
            Evict();
        IsPlaced = true;
        for (int attempt = 0; attempt < AttemptsToRead && MissingPages() > 0; attempt++)
            ReadAnew(); // Again where a daemon takes pages meanwhile.
        VerifyWarm();
    }

    internal long MissingPages()
    {
        using FileDescriptor file = FileDescriptor.Open(Path);
        return Pages - PageCache.ResidentPages(file, 0, Bytes);
    }

    private void Evict()
    {
        using FileDescriptor file = FileDescriptor.Open(Path);
        PageCache.Evict(file);
    }

    /// <summary>Brings the file in by reading. Where a daemon took some pages of many, they alone come back: what is left is as it was read before.</summary>
    private void ReadAnew()
    {
        using FileDescriptor file = FileDescriptor.Open(Path);
        if (MissingPages() > Pages / MostPagesToBringBack)
            PageCache.Evict(file);
        using NativeBuffer buffer = new(Math.Min(Bytes, DataFile.WriteBytes));
        for (long offset = 0; offset < Bytes; offset += DataFile.WriteBytes)
            file.ReadExactly(buffer.Address, Math.Min(DataFile.WriteBytes, Bytes - offset), offset);
    }
}

/// <summary>The page cache did not keep, or did not drop, what a case needs: nothing can be concluded from it.</summary>
public sealed class ResidencyException(string message) : Exception(message);
