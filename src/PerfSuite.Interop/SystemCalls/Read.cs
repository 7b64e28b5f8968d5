using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

public static partial class SystemCall
{
    /// <summary>read(2): bytes read, 0 at the end of the file, -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Read(int fd, nint buffer, nint count) => RawCall.Invoke(SystemCallNumber.Read, fd, buffer, count);

    /// <summary>pread(2): bytes read, 0 at the end of the file, -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Pread(int fd, nint buffer, nint count, long offset) =>
        RawCall.Invoke(SystemCallNumber.Pread64, fd, buffer, count, (nint)offset);
}
