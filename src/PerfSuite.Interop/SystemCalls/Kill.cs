using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <summary>Signals (signal(7)), numbered alike on x86-64 and arm64.</summary>
public enum Signal
{
    /// <summary>Sends nothing; only asks whether the process is there.</summary>
    None = 0,
    Interrupt = 2,
    Abort = 6,
    BusError = 7,
    Kill = 9,
    SegmentationFault = 11,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

public static partial class SystemCall
{
    /// <summary>kill(2): 0, or -1 on failure: ESRCH where there is no such process.</summary>
    public static int Kill(int process, Signal signal) => (int)RawCall.Invoke(SystemCallNumber.Kill, process, (int)signal);

    /// <summary>gettid(2): the calling thread's id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Gettid() => (int)RawCall.Invoke(SystemCallNumber.Gettid);
}
