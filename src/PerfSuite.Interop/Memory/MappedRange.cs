using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>
/// A range of mapped memory: an address and a length, owned by nobody. Access is checked against the range's bounds, not
/// against the mapping: touching what is unmapped, or lies beyond the end of the file, kills the process.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly partial struct MappedRange(nint address, long bytes) : IEquatable<MappedRange>
{
    public nint Address { get; } = address;

    /// <summary>Length as asked for; the kernel maps whole pages.</summary>
    public long Bytes { get; } = bytes;

    /// <summary>One mmap(2), without an allocation where it succeeds.</summary>
    /// <param name="fd">The file, -1 for anonymous memory.</param>
    /// <param name="offset">Where in the file; a multiple of the page size.</param>
    /// <param name="bytes">Length; need not be a multiple of the page size.</param>
    /// <param name="protection">What may be done with the pages.</param>
    /// <param name="flags">Shared or private, and more.</param>
    /// <exception cref="SystemCallException">mmap(2) failed.</exception>
    public static MappedRange Map(
        int fd, long offset, long bytes, Protection protection = Protection.Read, MapFlags flags = MapFlags.Shared)
    {
        var address = SystemCall.Mmap(0, (nint)bytes, protection, flags, fd, offset);
        if (address == -1)
            ThrowNotMapped(fd, offset, bytes);
        return new MappedRange(address, bytes);
    }

    /// <summary>Unmaps the pages of the range. Unmapping twice is no error, but may hit a stranger's new mapping.</summary>
    /// <exception cref="SystemCallException">munmap(2) failed.</exception>
    public void Unmap()
    {
        if (SystemCall.Munmap(Address, (nint)Bytes) < 0)
            ThrowLast("munmap");
    }

    /// <summary>Advises on the whole range, which must begin a page.</summary>
    /// <exception cref="SystemCallException">madvise(2) failed.</exception>
    public void Advise(MemoryAdvice advice)
    {
        if (SystemCall.Madvise(Address, (nint)Bytes, advice) < 0)
            ThrowLast("madvise");
    }

    /// <summary>Writes changed pages back to the file.</summary>
    /// <param name="wait">Until the device has them (MS_SYNC); else the write is only scheduled (MS_ASYNC).</param>
    /// <exception cref="SystemCallException">msync(2) failed.</exception>
    public void Sync(bool wait = true)
    {
        if (SystemCall.Msync(Address, (nint)Bytes, wait ? SyncFlags.Wait : SyncFlags.Async) < 0)
            ThrowLast("msync");
    }

    /// <exception cref="SystemCallException">mprotect(2) failed.</exception>
    public void Protect(Protection protection)
    {
        if (SystemCall.Mprotect(Address, (nint)Bytes, protection) < 0)
            ThrowLast("mprotect");
    }

    /// <summary>A part of the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie within the range.</exception>
    public MappedRange Slice(long offset, long bytes) => new(At(offset, bytes), bytes);

    public bool Equals(MappedRange other) => Address == other.Address && Bytes == other.Bytes;

    public override bool Equals(object? obj) => obj is MappedRange other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Address, Bytes);

    public override string ToString() => $"{Bytes} bytes at 0x{Address:x}";

    public static bool operator ==(MappedRange left, MappedRange right) => left.Equals(right);

    public static bool operator !=(MappedRange left, MappedRange right) => !left.Equals(right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint At(long offset, long count) => AddressRange.At(Address, Bytes, offset, count);

    private static void ThrowNotMapped(int fd, long offset, long bytes)
    {
        var errno = Errno.Last;
        throw new SystemCallException("mmap", errno, $"{bytes} bytes at offset {offset} of descriptor {fd}");
    }

    private void ThrowLast(string call)
    {
        var errno = Errno.Last;
        throw new SystemCallException(call, errno, ToString());
    }
}
