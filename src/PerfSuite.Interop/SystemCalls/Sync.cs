using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

public static partial class SystemCall
{
    /// <summary>fsync(2): 0, or -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Fsync(int fd) => (int)RawCall.Invoke(SystemCallNumber.Fsync, fd);

    /// <summary>fdatasync(2): 0, or -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Fdatasync(int fd) => (int)RawCall.Invoke(SystemCallNumber.Fdatasync, fd);
}
