namespace PerfSuite.Interop;

public static partial class SystemCall
{
    internal const int RemoveFolder = 0x200;

    /// <summary>rmdir(2): 0, or -1 on failure: EBUSY for a control group that is still in use.</summary>
    internal static unsafe int Rmdir(string path)
    {
        fixed (byte* start = PathBytes(path))
            return (int)RawCall.Invoke(SystemCallNumber.Unlinkat, CurrentDirectory, (nint)start, RemoveFolder);
    }
}
