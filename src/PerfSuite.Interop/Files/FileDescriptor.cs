using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>An open file, closed when disposed. Its operations throw <see cref="SystemCallException"/> when a call fails.</summary>
public sealed class FileDescriptor : SafeHandle
{
    private Errno? _closeFailure;

    private FileDescriptor(int number, string path)
        : base(invalidHandleValue: -1, ownsHandle: true)
    {
        SetHandle(number);
        Path = path;
    }

    public override bool IsInvalid => handle < 0;

    /// <summary>The path by which it was opened; "memfd:NAME" for a file in memory.</summary>
    public string Path { get; }

    /// <summary>The number for raw calls.</summary>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public int Number
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return (int)handle;
        }
    }

    /// <summary>Bytes, asked anew each time.</summary>
    public long Length
    {
        get
        {
            Check(SystemCall.Statx(Number, out var status), "statx");
            return status.SizeBytes;
        }
    }

    public FileSystemKind FileSystem
    {
        get
        {
            Check(SystemCall.Fstatfs(Number, out var type), "fstatfs");
            return new FileSystemKind(type);
        }
    }

    /// <param name="path">The file.</param>
    /// <param name="access">What the descriptor may be used for.</param>
    /// <param name="options">Whether to create, truncate or go around the page cache.</param>
    /// <param name="mode">The rights of a file that is created, before the umask; 0x180 is 0600.</param>
    /// <exception cref="SystemCallException">open(2) failed.</exception>
    public static FileDescriptor Open(
        string path, OpenAccess access = OpenAccess.ReadOnly, OpenOptions options = OpenOptions.None, int mode = 0x180)
    {
        var number = SystemCall.Open(SystemCall.PathBytes(path), access, options, mode);
        return number >= 0 ? new FileDescriptor(number, path) : throw SystemCallException.Last("open", path);
    }

    /// <summary>An empty file that lives in memory and has no path; another process reaches it by /proc/PID/fd/NUMBER.</summary>
    /// <exception cref="SystemCallException">memfd_create(2) failed.</exception>
    public static FileDescriptor CreateMemory(string name)
    {
        var number = SystemCall.MemfdCreate(name);
        return number >= 0 ? new FileDescriptor(number, $"memfd:{name}") : throw SystemCallException.Last("memfd_create", name);
    }

    public void Truncate(long length) => Check(SystemCall.Ftruncate(Number, length), "ftruncate");

    /// <summary>Reserves the blocks of a range and grows the file to hold it.</summary>
    public void Allocate(long offset, long length) => Check(SystemCall.Fallocate(Number, offset, length), "fallocate");

    public void Sync() => Check(SystemCall.Fsync(Number), "fsync");

    public void DataSync() => Check(SystemCall.Fdatasync(Number), "fdatasync");

    /// <param name="advice">What is intended.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="length">Bytes; 0 means to the end of the file.</param>
    public void Advise(FileAdvice advice, long offset = 0, long length = 0) =>
        Check(SystemCall.PosixFadvise(Number, offset, length, advice), "posix_fadvise");

    /// <summary>Takes over a number that a system call has just returned.</summary>
    internal static FileDescriptor Adopt(int number, string path) => new(number, path);

    protected override bool ReleaseHandle()
    {
        if (SystemCall.Close((int)handle) == 0)
            return true;
        _closeFailure = Errno.Last;
        return false;
    }

    /// <exception cref="SystemCallException">close(2) failed: written data may be lost, or the number was closed elsewhere.</exception>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || _closeFailure is not { } errno)
            return;
        _closeFailure = null;
        throw new SystemCallException("close", errno, Path);
    }

    private void Check(int result, string call)
    {
        if (result < 0)
            throw SystemCallException.Last(call, Path);
    }
}
