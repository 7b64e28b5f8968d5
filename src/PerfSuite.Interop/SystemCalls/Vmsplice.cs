namespace PerfSuite.Interop;

public static partial class SystemCall
{
    /// <summary>vmsplice(2) of one range into a pipe: bytes whose pages the pipe holds now, -1 on failure.</summary>
    public static unsafe nint Vmsplice(int pipe, nint address, nint count)
    {
        var vector = stackalloc nint[] { address, count };
        return RawCall.Invoke(SystemCallNumber.Vmsplice, pipe, (nint)vector, 1, 0);
    }
}
