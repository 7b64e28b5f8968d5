using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>The owner of a <see cref="MappedRange"/>: unmaps it when disposed. Keep it alive as long as the range is used.</summary>
public sealed class Mapping : SafeHandle
{
    private readonly long _bytes;
    private Errno? _unmapFailure;

    private Mapping(MappedRange range)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        SetHandle(range.Address);
        _bytes = range.Bytes;
    }

    public override bool IsInvalid => handle == 0;

    /// <exception cref="ObjectDisposedException">The range is unmapped.</exception>
    public MappedRange Range
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return new MappedRange(handle, _bytes);
        }
    }

    /// <summary>Maps a range of a file; see <see cref="MappedRange.Map"/>.</summary>
    /// <exception cref="SystemCallException">mmap(2) failed.</exception>
    public static Mapping Create(
        FileDescriptor file,
        long offset,
        long bytes,
        Protection protection = Protection.Read,
        MapFlags flags = MapFlags.Shared)
    {
        ArgumentNullException.ThrowIfNull(file);
        var address = SystemCall.Mmap(0, (nint)bytes, protection, flags, file.Number, offset);
        if (address != -1)
            return new Mapping(new MappedRange(address, bytes));
        var errno = Errno.Last;
        throw new SystemCallException("mmap", errno, $"{file.Path} ({bytes} bytes at offset {offset})");
    }

    /// <summary>Maps memory that belongs to no file.</summary>
    /// <exception cref="SystemCallException">mmap(2) failed.</exception>
    public static Mapping CreateAnonymous(
        long bytes, Protection protection = Protection.Read | Protection.Write, MapFlags flags = MapFlags.Private) =>
        new(MappedRange.Map(-1, 0, bytes, protection, flags | MapFlags.Anonymous));

    protected override bool ReleaseHandle()
    {
        if (SystemCall.Munmap(handle, (nint)_bytes) == 0)
            return true;
        _unmapFailure = Errno.Last;
        return false;
    }

    /// <exception cref="SystemCallException">munmap(2) failed.</exception>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || _unmapFailure is not { } errno)
            return;
        _unmapFailure = null;
        throw new SystemCallException("munmap", errno, $"{_bytes} bytes at 0x{handle:x}");
    }
}
