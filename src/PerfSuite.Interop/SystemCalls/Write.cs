using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

public static partial class SystemCall
{
    /// <summary>write(2): bytes written, -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Write(int fd, nint buffer, nint count) => RawCall.Invoke(SystemCallNumber.Write, fd, buffer, count);

    /// <summary>pwrite(2): bytes written, -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Pwrite(int fd, nint buffer, nint count, long offset) =>
        RawCall.Invoke(SystemCallNumber.Pwrite64, fd, buffer, count, (nint)offset);
}
