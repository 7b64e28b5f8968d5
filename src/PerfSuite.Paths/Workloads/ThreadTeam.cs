using System.Runtime.ExceptionServices;

namespace PerfSuite.Paths.Workloads;

/// <summary>The calling thread and others that wait for work, so that starting threads is no part of what is timed.</summary>
public sealed class ThreadTeam : IDisposable
{
    private readonly Barrier start;
    private readonly Barrier end;
    private readonly Exception?[] failures;
    private readonly Thread[] others;
    private Action<int>? work;

    /// <param name="threads">How many there are with the calling thread.</param>
    public ThreadTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        Threads = threads;
        start = new Barrier(threads);
        end = new Barrier(threads);
        failures = new Exception?[threads];
        others = [.. Enumerable.Range(1, threads - 1).Select(number => new Thread(() => Serve(number)) { IsBackground = true })];
        foreach (Thread other in others)
            other.Start();
    }

    public int Threads { get; }

    /// <summary>Runs the work once on each thread, given its number, and waits for all.</summary>
    public void Run(Action<int> each)
    {
        if (Threads == 1)
        {
            each(0);
            return;
        }

        work = each;
        start.SignalAndWait();
        Try(0);
        end.SignalAndWait();
        if (Array.Find(failures, f => f is not null) is { } failure)
        {
            Array.Clear(failures);
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Lets the threads end. Not while <see cref="Run"/> runs.</summary>
    public void Dispose()
    {
        work = null;
        if (Threads > 1)
            start.SignalAndWait();
        foreach (Thread other in others)
            other.Join();
        start.Dispose();
        end.Dispose();
    }

    private void Serve(int number)
    {
        while (true)
        {
            start.SignalAndWait();
            if (work is null)
                return;
            Try(number);
            end.SignalAndWait();
        }
    }

    private void Try(int number)
    {
        try
        {
            work!(number);
        }
        catch (Exception e)
        {
            failures[number] = e;
        }
    }
}
