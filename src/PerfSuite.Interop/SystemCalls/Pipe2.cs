namespace PerfSuite.Interop;

public static partial class SystemCall
{
    /// <summary>pipe2(2) with close-on-exec: 0, or -1 on failure. What is written to the second comes out of the first.</summary>
    public static unsafe int Pipe2(out int readEnd, out int writeEnd)
    {
        var ends = stackalloc int[2];
        var result = (int)RawCall.Invoke(SystemCallNumber.Pipe2, (nint)ends, CloseOnExec);
        (readEnd, writeEnd) = (ends[0], ends[1]);
        return result;
    }
}
