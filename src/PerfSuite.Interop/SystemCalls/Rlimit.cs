using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>What a process can be limited in (RLIMIT_*).</summary>
public enum LimitedResource
{
    CpuSeconds = 0,
    FileBytes = 1,
    DataBytes = 2,
    StackBytes = 3,
    CoreBytes = 4,
    OpenFiles = 7,
    LockedBytes = 8,
    AddressSpaceBytes = 9,
}

/// <summary>A limit in force and the highest to which it may be raised (struct rlimit).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct ResourceLimit(ulong Soft, ulong Hard)
{
    /// <summary>RLIM_INFINITY.</summary>
    public const ulong Unlimited = ulong.MaxValue;
}

public static partial class SystemCall
{
    /// <summary>getrlimit(2): 0, or -1 on failure.</summary>
    public static unsafe int Getrlimit(LimitedResource resource, out ResourceLimit limit)
    {
        fixed (ResourceLimit* old = &limit)
            return (int)RawCall.Invoke(SystemCallNumber.Prlimit64, 0, (int)resource, 0, (nint)old);
    }

    /// <summary>setrlimit(2): 0, or -1 on failure: EPERM for raising the hard limit without the right to.</summary>
    public static unsafe int Setrlimit(LimitedResource resource, ResourceLimit limit) =>
        (int)RawCall.Invoke(SystemCallNumber.Prlimit64, 0, (int)resource, (nint)(&limit), 0);
}
