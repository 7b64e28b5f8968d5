namespace PerfSuite.Interop;

public static partial class SystemCall
{
    /// <summary>sched_setaffinity(2): 0, or -1 on failure.</summary>
    /// <param name="thread">A thread's id; 0 is the calling thread.</param>
    /// <param name="mask">Bit n of word n / 64 stands for processor n.</param>
    public static unsafe int SchedSetaffinity(int thread, ReadOnlySpan<ulong> mask)
    {
        fixed (ulong* start = mask)
            return (int)RawCall.Invoke(SystemCallNumber.SchedSetaffinity, thread, mask.Length * sizeof(ulong), (nint)start);
    }

    /// <summary>sched_getaffinity(2): bytes of the mask that were filled, -1 on failure: EINVAL where the mask is too short.</summary>
    /// <param name="thread">A thread's id; 0 is the calling thread.</param>
    /// <param name="mask">Bit n of word n / 64 stands for processor n.</param>
    public static unsafe int SchedGetaffinity(int thread, Span<ulong> mask)
    {
        fixed (ulong* start = mask)
            return (int)RawCall.Invoke(SystemCallNumber.SchedGetaffinity, thread, mask.Length * sizeof(ulong), (nint)start);
    }
}
