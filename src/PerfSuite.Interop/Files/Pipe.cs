namespace PerfSuite.Interop;

/// <summary>A pipe: what is written to one end comes out of the other. Another process reaches an end by /proc/PID/fd/N.</summary>
public sealed class Pipe : IDisposable
{
    private Pipe(FileDescriptor readEnd, FileDescriptor writeEnd)
    {
        ReadEnd = readEnd;
        WriteEnd = writeEnd;
    }

    public FileDescriptor ReadEnd { get; }

    public FileDescriptor WriteEnd { get; }

    /// <summary>How many bytes it holds before a writer has to wait; 16 pages unless this user has very many pipes.</summary>
    /// <exception cref="SystemCallException">fcntl(2) failed.</exception>
    public int CapacityBytes => SystemCall.PipeCapacity(WriteEnd.Number) is var bytes and > 0
        ? bytes
        : throw SystemCallException.Last("fcntl(F_GETPIPE_SZ)", WriteEnd.Path);

    /// <exception cref="SystemCallException">pipe2(2) failed.</exception>
    public static Pipe Create() => SystemCall.Pipe2(out var readEnd, out var writeEnd) == 0
        ? new Pipe(FileDescriptor.Adopt(readEnd, "pipe (read end)"), FileDescriptor.Adopt(writeEnd, "pipe (write end)"))
        : throw SystemCallException.Last("pipe2");

    /// <summary>
    /// Puts pages into the pipe instead of copies of their bytes: until it is read or closed they stay where they are in memory, and a folio that
    /// one of them belongs to cannot be split.
    /// </summary>
    /// <param name="pages">Not more than the pipe holds.</param>
    /// <exception cref="SystemCallException">vmsplice(2) failed, or took fewer bytes.</exception>
    public void Pin(MappedRange pages)
    {
        var taken = SystemCall.Vmsplice(WriteEnd.Number, pages.Address, (nint)pages.Bytes);
        if (taken != pages.Bytes)
            throw taken < 0 ? SystemCallException.Last("vmsplice", WriteEnd.Path)
                : new SystemCallException("vmsplice", Errno.EAGAIN, $"{taken} of {pages.Bytes} bytes taken");
    }

    public void Dispose()
    {
        WriteEnd.Dispose();
        ReadEnd.Dispose();
    }
}
