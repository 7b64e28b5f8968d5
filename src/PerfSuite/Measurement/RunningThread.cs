using System.Collections.Immutable;
using PerfSuite.Interop;

namespace PerfSuite.Measurement;

/// <summary>Another thread of this process on a processor of its own: it runs without a break, or it sleeps.</summary>
public sealed class RunningThread : IDisposable
{
    private readonly Thread thread;
    private readonly ManualResetEvent mayRun = new(initialState: false), sleeps = new(initialState: false);
    private volatile bool shallRun, shallEnd;
    private long beats;

    /// <param name="processor">Where it runs.</param>
    public RunningThread(int processor)
    {
        thread = new Thread(() => Live(processor)) { IsBackground = true, Name = "perfsuite running" };
        thread.Start();
        sleeps.WaitOne();
    }

    /// <summary>A processor to run on beside a thread: of another core where there is one, for on the same core it would slow that thread down.</summary>
    /// <param name="processor">Where the thread runs.</param>
    /// <param name="among">At least one other.</param>
    public static int ProcessorBeside(int processor, ImmutableArray<int> among) =>
        among.Where(p => p != processor).OrderBy(p => AreOfOneCore(p, processor)).First();

    /// <summary>The processors of a core have the same list of siblings; where the kernel does not tell, each is taken for a core.</summary>
    public static bool AreOfOneCore(int one, int other) => CoreOf(one) == CoreOf(other);

    /// <summary>Grows while the thread runs.</summary>
    public long Beats => Volatile.Read(ref beats);

    /// <summary>Returns when the thread is seen running.</summary>
    public void Run()
    {
        if (!shallRun)
        {
            shallRun = true;
            sleeps.Reset();
            mayRun.Set();
        }

        long before = Beats;
        while (Beats == before)
            Thread.Yield();
    }

    /// <summary>Returns when the thread is about to sleep.</summary>
    public void Sleep()
    {
        if (!shallRun)
            return;
        mayRun.Reset();
        shallRun = false;
        sleeps.WaitOne();
    }

    public void Dispose()
    {
        shallEnd = true;
        shallRun = false;
        mayRun.Set();
        thread.Join();
        mayRun.Dispose();
        sleeps.Dispose();
    }

    private void Live(int processor)
    {
        ProcessorSet.PinThisThread(processor);
        while (!shallEnd)
        {
            sleeps.Set();
            mayRun.WaitOne();
            while (shallRun)
                Volatile.Write(ref beats, beats + 1);
        }
    }

    private static string CoreOf(int processor) =>
        KernelSetting.Of($"/sys/devices/system/cpu/cpu{processor}/topology/thread_siblings_list") ?? $"{processor}";
}
