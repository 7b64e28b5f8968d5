using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <summary>
/// Linux system calls as they are: one attempt each, nothing retried, nothing allocated, -1 on failure. Ask
/// <see cref="Errno.Last"/> at once for the reason. Addresses are plain numbers; passing one that is not mapped makes the
/// kernel answer EFAULT.
/// </summary>
public static partial class SystemCall
{
    /// <summary>The shortest call there is, getppid(2): its time is what entering and leaving the kernel costs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint EmptyCall() => RawCall.Invoke(SystemCallNumber.Getppid);
}
