using System.Globalization;
using System.Runtime.CompilerServices;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Crossings;

/// <summary>
/// Work on a thread that may call the kernel for read(2) and write(2) only, which are counted elsewhere: any other call ends it (strict seccomp). For a child
/// process that is killed afterwards, because the thread can neither be joined nor end by itself.
/// </summary>
internal static class SealedThread
{
    /// <summary>What is told of a thread that the kernel has ended.</summary>
    public const string Ended = "ended by the kernel";

    private const nint Strict = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static long thread, result;
    private static volatile bool isDone;
    private static volatile int refusal;

    /// <summary>Does the work, and tells what became of it: its result in hexadecimal, <see cref="Ended"/>, or the name of the error with which sealing was refused.</summary>
    /// <param name="work">Everything that it calls is compiled and resolved.</param>
    public static string Run(Func<ulong> work)
    {
        RuntimeHelpers.PrepareDelegate(work); // Compiling may ask the kernel for memory.
        Thread.SpinWait(1);
        _ = SystemCall.Prctl(ProcessControl.GetDumpable) + SystemCall.Gettid(); // Resolves what is called when it is too late to.
        new Thread(() => Seal(work)) { IsBackground = true }.Start();
        long start = Environment.TickCount64;
        while (!isDone && refusal == 0 && !IsGone())
        {
            if (Environment.TickCount64 - start > Patience.TotalMilliseconds)
                throw new TimeoutException($"A sealed thread was not done within {Patience.TotalSeconds} s.");
            Thread.Sleep(1);
        }

        return refusal != 0 ? new Errno(refusal).Name : isDone ? Volatile.Read(ref result).ToString("x16", CultureInfo.InvariantCulture) : Ended;
    }

    private static bool IsGone() => Volatile.Read(ref thread) is var id and not 0 && !Directory.Exists($"/proc/self/task/{id}");

    private static void Seal(Func<ulong> work)
    {
        Volatile.Write(ref thread, SystemCall.Gettid());
        if (SystemCall.Prctl(ProcessControl.SetSeccomp, Strict) != 0)
        {
            refusal = Errno.Last.Number;
            return;
        }

        Volatile.Write(ref result, (long)work());
        isDone = true;
        while (true)
            Thread.SpinWait(1 << 10); // Ending is a call, too.
    }
}
