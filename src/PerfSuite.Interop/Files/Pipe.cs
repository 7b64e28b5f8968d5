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

    public void Dispose()
    {
        WriteEnd.Dispose();
        ReadEnd.Dispose();
    }
}
