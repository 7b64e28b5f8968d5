using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

public static partial class SystemCall
{
    /// <summary>LOCK_EX | LOCK_NB.</summary>
    internal const int LockAlone = 2 | 4;

    private const int NonBlocking = 0x800;

    /// <summary>O_RDONLY | O_DIRECTORY | O_CLOEXEC, and O_NOFOLLOW where a link is not followed; arm64 numbers two of them differently.</summary>
    internal static int FolderFlags(bool followsLink) => CloseOnExec
        | (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x10000) | (followsLink ? 0 : NoFollow);

    /// <summary>O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC: neither a link nor a pipe without a partner holds it up.</summary>
    internal static int LockFileFlags => (int)OpenAccess.ReadWrite | NonBlocking | NoFollow | CloseOnExec;

    private static int NoFollow => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;

    /// <summary>openat(2): a descriptor, -1 on failure: ELOOP or ENOTDIR for a link that is not to be followed.</summary>
    internal static unsafe int OpenAt(int folder, string name, int flags)
    {
        fixed (byte* start = PathBytes(name))
            return (int)RawCall.Invoke(SystemCallNumber.Openat, folder, (nint)start, flags, 0);
    }

    /// <summary>mkdirat(2) for the user alone (0700): 0, or -1 on failure: EEXIST where anything has that name.</summary>
    internal static unsafe int MakeFolder(string path)
    {
        fixed (byte* start = PathBytes(path))
            return (int)RawCall.Invoke(SystemCallNumber.Mkdirat, CurrentDirectory, (nint)start, 0x1C0);
    }

    /// <summary>unlinkat(2): 0, or -1 on failure: EISDIR for a folder without <see cref="RemoveFolder"/>.</summary>
    internal static unsafe int UnlinkAt(int folder, string name, int flags)
    {
        fixed (byte* start = PathBytes(name))
            return (int)RawCall.Invoke(SystemCallNumber.Unlinkat, folder, (nint)start, flags);
    }

    /// <summary>flock(2) with LOCK_EX | LOCK_NB: 0, or -1 on failure: EWOULDBLOCK where another has it.</summary>
    internal static int FlockAlone(int fd) => (int)RawCall.Invoke(SystemCallNumber.Flock, fd, LockAlone);

    /// <summary>geteuid(2): whose rights the process has.</summary>
    internal static int Geteuid() => (int)RawCall.Invoke(SystemCallNumber.Geteuid);
}
