namespace PerfSuite.Interop;

public static partial class SystemCall
{
    internal const int GetPipeSize = 1032;

    private const int GetFlags = 1, ClosedOnExec = 1;

    /// <summary>fcntl(2) with F_GETFD: whether the process was started with this descriptor. One that is closed, or that would not outlive execve(2), is none of those.</summary>
    public static bool IsInherited(int fd) => (int)RawCall.Invoke(SystemCallNumber.Fcntl, fd, GetFlags) is var flags && flags >= 0 && (flags & ClosedOnExec) == 0;

    /// <summary>fcntl(2) with F_GETPIPE_SZ: how many bytes a pipe holds, -1 on failure: EBADF where it is no pipe.</summary>
    public static int PipeCapacity(int fd) => (int)RawCall.Invoke(SystemCallNumber.Fcntl, fd, GetPipeSize);
}
