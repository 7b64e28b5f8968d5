using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.DotNet;

/// <summary>A thread that reads one page of an evicted file after the other without pause: through a mapping, by calls, or not at all.</summary>
internal sealed class ColdReading : IDisposable
{
    private readonly DataFile data;
    private readonly FileDescriptor file;
    private readonly Thread thread;
    private volatile ReadingMode mode;
    private volatile bool ending;
    private volatile Exception? failure;
    private long majorFaults;
    private long readCalls;

    public ColdReading(DataFile data)
    {
        this.data = data;
        file = data.Open();
        file.Advise(FileAdvice.Random);
        thread = new Thread(Work) { IsBackground = true, Name = "perfsuite cold reading" };
        thread.Start();
    }

    /// <summary>Major faults that the thread has taken.</summary>
    public long MajorFaults => Interlocked.Read(ref majorFaults);

    /// <summary>Reads that the thread has made.</summary>
    public long ReadCalls => Interlocked.Read(ref readCalls);

    /// <summary>Sets what the thread does, and returns once it does it.</summary>
    public void Switch(ReadingMode next)
    {
        mode = next;
        long faultsBefore = MajorFaults, callsBefore = ReadCalls;
        while (failure is null && ((next == ReadingMode.Mapped && MajorFaults == faultsBefore) || (next == ReadingMode.Calls && ReadCalls == callsBefore)))
            Thread.Sleep(0);
        if (failure is { } thrown)
            throw new InvalidOperationException($"Reading in the background failed: {thrown.Message}", thrown);
    }

    public void Dispose()
    {
        ending = true;
        thread.Join();
        file.Dispose();
    }

    private void Work()
    {
        try
        {
            using ThreadProbe probe = new();
            using NativeBuffer page = new(PageCache.PageBytes);
            while (!ending)
                if (mode == ReadingMode.Idle)
                    Thread.Sleep(0);
                else
                    ReadThrough(mode, probe, page);
        }
        catch (Exception e)
        {
            failure = e;
        }
    }

    private void ReadThrough(ReadingMode now, ThreadProbe probe, NativeBuffer page)
    {
        data.EstablishCold(file);
        using Mapping mapping = Mapping.Create(file, 0, data.Bytes);
        mapping.Range.Advise(MemoryAdvice.Random);
        for (long at = 0; at < data.Bytes && mode == now && !ending; at += PageCache.PageBytes)
            if (now == ReadingMode.Calls)
            {
                file.ReadExactly(page.Address, page.Bytes, at);
                Interlocked.Increment(ref readCalls);
            }
            else
            {
                CounterSnapshot before = probe.Take();
                _ = mapping.Range.ByteAt(at);
                Interlocked.Add(ref majorFaults, probe.Between(before, probe.Take()).MajorFaults);
            }
    }
}

/// <summary>How a thread reads.</summary>
internal enum ReadingMode
{
    Idle,
    Mapped,
    Calls,
}
