using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <summary>From where lseek(2) counts; Data and Hole find the next range with and without data.</summary>
public enum SeekFrom
{
    Start = 0,
    Current = 1,
    End = 2,
    Data = 3,
    Hole = 4,
}

public static partial class SystemCall
{
    /// <summary>lseek(2): the new position from the start in bytes, -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Lseek(int fd, long offset, SeekFrom whence) =>
        RawCall.Invoke(SystemCallNumber.Lseek, fd, (nint)offset, (int)whence);
}
