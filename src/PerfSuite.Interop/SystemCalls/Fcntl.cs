namespace PerfSuite.Interop;

public static partial class SystemCall
{
    internal const int GetPipeSize = 1032;

    /// <summary>fcntl(2) with F_GETPIPE_SZ: how many bytes a pipe holds, -1 on failure: EBADF where it is no pipe.</summary>
    public static int PipeCapacity(int fd) => (int)RawCall.Invoke(SystemCallNumber.Fcntl, fd, GetPipeSize);
}
