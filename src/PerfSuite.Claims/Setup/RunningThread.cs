using PerfSuite.Interop;

namespace PerfSuite.Claims.Setup;

/// <summary>Another thread of this process on a processor of its own: it runs without a break, or it sleeps.</summary>
internal sealed class RunningThread : IDisposable
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
}
