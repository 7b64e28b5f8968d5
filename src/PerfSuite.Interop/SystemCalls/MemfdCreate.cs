namespace PerfSuite.Interop;

public static partial class SystemCall
{
    internal const int MemfdCloseOnExec = 1;

    /// <summary>memfd_create(2): a descriptor of a file that lives in memory and has no path, -1 on failure.</summary>
    /// <param name="name">Shown in /proc/PID/maps after "/memfd:"; at most 249 bytes.</param>
    public static unsafe int MemfdCreate(string name)
    {
        fixed (byte* start = PathBytes(name))
            return (int)RawCall.Invoke(SystemCallNumber.MemfdCreate, (nint)start, MemfdCloseOnExec);
    }
}
