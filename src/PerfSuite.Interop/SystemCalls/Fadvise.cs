using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <summary>What a process intends with a range of a file (posix_fadvise(2)).</summary>
public enum FileAdvice
{
    Normal = 0,
    Random = 1,
    Sequential = 2,
    WillNeed = 3,
    DontNeed = 4,
    NoReuse = 5,
}

public static partial class SystemCall
{
    /// <summary>posix_fadvise(2) as the raw call fadvise64: 0, or -1 on failure. A length of 0 means to the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PosixFadvise(int fd, long offset, long length, FileAdvice advice) =>
        (int)RawCall.Invoke(SystemCallNumber.Fadvise64, fd, (nint)offset, (nint)length, (int)advice);
}
