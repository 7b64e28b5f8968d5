using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

public static partial class SystemCall
{
    // futex(2) without FUTEX_PRIVATE_FLAG: the word, at a multiple of four, may lie in memory that several processes map.
    internal const int WaitOperation = 0;
    internal const int WakeOperation = 1;

    /// <summary>
    /// Sleeps while the 32-bit word has the expected value: 0 when woken, -1 on failure: EAGAIN where it has another value
    /// already, EINTR after a signal.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FutexWait(nint address, int expected) =>
        (int)RawCall.Invoke(SystemCallNumber.Futex, address, WaitOperation, expected, 0);

    /// <summary>The same for at most so many nanoseconds: -1 and ETIMEDOUT after them.</summary>
    public static unsafe int FutexWait(nint address, int expected, long timeoutNanoseconds)
    {
        var time = stackalloc long[] { timeoutNanoseconds / 1_000_000_000, timeoutNanoseconds % 1_000_000_000 };
        return (int)RawCall.Invoke(SystemCallNumber.Futex, address, WaitOperation, expected, (nint)time);
    }

    /// <summary>Wakes at most so many sleepers: how many were woken, -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FutexWake(nint address, int sleepers) =>
        (int)RawCall.Invoke(SystemCallNumber.Futex, address, WakeOperation, sleepers);
}
