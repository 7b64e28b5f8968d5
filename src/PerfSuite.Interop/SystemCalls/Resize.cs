using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

public static partial class SystemCall
{
    /// <summary>ftruncate(2): 0, or -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Ftruncate(int fd, long length) => (int)RawCall.Invoke(SystemCallNumber.Ftruncate, fd, (nint)length);

    /// <summary>fallocate(2) in its default mode, which grows the file and reserves its blocks: 0, or -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Fallocate(int fd, long offset, long length) =>
        (int)RawCall.Invoke(SystemCallNumber.Fallocate, fd, 0, (nint)offset, (nint)length);
}
