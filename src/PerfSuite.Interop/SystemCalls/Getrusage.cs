using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>Whose usage getrusage(2) reports (RUSAGE_*).</summary>
public enum UsageOf
{
    Children = -1,
    Process = 0,
    Thread = 1,
}

/// <summary>The struct rusage of getrusage(2). Times are in seconds and microseconds, the peak in KiB.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct ResourceUsage
{
    private readonly long _userSeconds, _userMicroseconds, _systemSeconds, _systemMicroseconds;
    private readonly long _maximumResidentKiB, _sharedText, _sharedData, _sharedStack;
    private readonly long _minorFaults, _majorFaults, _swaps, _blocksIn, _blocksOut;
    private readonly long _messagesSent, _messagesReceived, _signals, _voluntarySwitches, _involuntarySwitches;

    public long UserNanoseconds => Nanoseconds(_userSeconds, _userMicroseconds);

    public long SystemNanoseconds => Nanoseconds(_systemSeconds, _systemMicroseconds);

    /// <summary>Peak resident size of the process, also where a thread's usage was asked for.</summary>
    public long PeakResidentBytes => _maximumResidentKiB * 1024;

    public long MinorFaults => _minorFaults;

    public long MajorFaults => _majorFaults;

    public long VoluntarySwitches => _voluntarySwitches;

    public long InvoluntarySwitches => _involuntarySwitches;

    private static long Nanoseconds(long seconds, long microseconds) => seconds * 1_000_000_000 + microseconds * 1_000;
}

public static partial class SystemCall
{
    /// <summary>getrusage(2): 0, or -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe int Getrusage(UsageOf whose, out ResourceUsage usage)
    {
        fixed (ResourceUsage* start = &usage)
            return (int)RawCall.Invoke(SystemCallNumber.Getrusage, (int)whose, (nint)start);
    }
}
