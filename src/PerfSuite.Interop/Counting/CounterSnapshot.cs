namespace PerfSuite.Interop;

/// <summary>
/// A thread's counters at one moment, without the reads by which its probe took them. Only differences mean something:
/// <see cref="ThreadProbe.Between"/>.
/// </summary>
public readonly record struct CounterSnapshot
{
    internal CounterSnapshot(Counters counted, int thread)
    {
        Counted = counted;
        Thread = thread;
    }

    internal Counters Counted { get; }

    internal int Thread { get; }
}
