namespace PerfSuite.Interop;

/// <summary>How preadv2(2) reads (RWF_*).</summary>
[Flags]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "The manual calls this argument flags.")]
public enum ReadFlags
{
    None = 0,
    HighPriority = 0x1,

    /// <summary>Only what is in the page cache: EAGAIN where nothing of it is.</summary>
    NoWait = 0x8,

    /// <summary>Leaves nothing behind in the page cache (Linux 6.14; else EOPNOTSUPP).</summary>
    DoNotCache = 0x80,
}

public static partial class SystemCall
{
    /// <summary>preadv2(2) into one buffer: bytes read, 0 at the end of the file, -1 on failure.</summary>
    public static unsafe nint Preadv2(int fd, nint buffer, nint count, long offset, ReadFlags flags)
    {
        // struct iovec; a 64-bit kernel takes the whole offset from its lower half and ignores the upper.
        var vector = stackalloc nint[] { buffer, count };
        return RawCall.Invoke(SystemCallNumber.Preadv2, fd, (nint)vector, 1, (nint)offset, 0, (int)flags);
    }
}
