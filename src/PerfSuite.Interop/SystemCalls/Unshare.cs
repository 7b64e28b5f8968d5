namespace PerfSuite.Interop;

/// <summary>What unshare(2) separates from the parent process (CLONE_NEW*).</summary>
[Flags]
public enum Namespaces
{
    None = 0,
    Mount = 0x0002_0000,
    Cgroup = 0x0200_0000,
    HostName = 0x0400_0000,
    InterProcess = 0x0800_0000,
    User = 0x1000_0000,
    ProcessIds = 0x2000_0000,
    Network = 0x4000_0000,
}

public static partial class SystemCall
{
    /// <summary>unshare(2): 0, or -1 on failure. Of the calling thread only, except that User fails with several threads.</summary>
    public static int Unshare(Namespaces namespaces) => (int)RawCall.Invoke(SystemCallNumber.Unshare, (int)namespaces);
}
