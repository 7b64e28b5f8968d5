using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <summary>Whether msync(2) waits for the device (MS_*).</summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "The manual calls this argument flags.")]
public enum SyncFlags
{
    None = 0,
    Async = 1,
    Invalidate = 2,
    Wait = 4,
}

public static partial class SystemCall
{
    /// <summary>msync(2): 0, or -1 on failure. The address must begin a page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Msync(nint address, nint length, SyncFlags flags) =>
        (int)RawCall.Invoke(SystemCallNumber.Msync, address, length, (int)flags);
}
