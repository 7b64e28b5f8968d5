namespace PerfSuite.Interop;

public static partial class SystemCall
{
    // The kernel's struct sigaction is four words long, with or without a restorer; all zero, it is SIG_DFL without flags.
    private const int SigactionWords = 4;
    private const int SignalSetBytes = 8;

    /// <summary>
    /// sigaction(2) with SIG_DFL: 0, or -1 on failure: EINVAL for a signal that cannot be caught. The runtime handles the signals
    /// of bad memory accesses itself; only after this does such an access end the process by its signal.
    /// </summary>
    public static unsafe int RestoreDefaultAction(Signal signal)
    {
        var action = stackalloc long[SigactionWords];
        return (int)RawCall.Invoke(SystemCallNumber.RtSigaction, (int)signal, (nint)action, 0, SignalSetBytes);
    }
}
