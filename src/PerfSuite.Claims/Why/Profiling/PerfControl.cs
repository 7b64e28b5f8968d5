using System.Diagnostics;
using System.Text;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Why.Profiling;

/// <summary>Two pipes by which perf, started with its events off, is told to begin and tells that it has (perf 5.10).</summary>
internal sealed class PerfControl : IDisposable
{
    private const int AnswerBytes = 64;
    private static readonly byte[] Begin = Encoding.ASCII.GetBytes("enable\n");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Pipe commands = Pipe.Create();
    private readonly Pipe answers = Pipe.Create();

    /// <summary>What perf record needs to know of the pipes.</summary>
    public string[] Arguments => ["-D", "-1", "--control", $"fifo:{PathOf(commands.ReadEnd)},{PathOf(answers.WriteEnd)}"];

    /// <summary>Has perf begin.</summary>
    /// <returns>Whether it has.</returns>
    public bool Enable(Process perf)
    {
        using NativeBuffer text = new(AnswerBytes);
        Begin.CopyTo(text.Span(0, Begin.Length));
        if (SystemCall.Write(commands.WriteEnd.Number, text.Address, Begin.Length) != Begin.Length)
            throw SystemCallException.Last("write", "perf's commands");
        Task<bool> begun = Task.Run(() => SystemCall.Read(answers.ReadEnd.Number, text.Address, AnswerBytes) > 0);
        long start = Stopwatch.GetTimestamp();
        while (!begun.Wait(Pause) && !perf.HasExited && Stopwatch.GetElapsedTime(start) < Patience)
        {
        }

        if (!begun.IsCompleted && !perf.HasExited)
            perf.Kill();
        answers.WriteEnd.Dispose(); // Without a writer the reader ends, whatever has become of perf.
        return begun.Result;
    }

    public void Dispose()
    {
        answers.Dispose();
        commands.Dispose();
    }

    /// <summary>By this path another process opens an end.</summary>
    private static string PathOf(FileDescriptor end) => $"/proc/{Environment.ProcessId}/fd/{end.Number}";
}
