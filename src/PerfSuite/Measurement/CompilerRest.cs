using System.Diagnostics;
using System.Runtime;

namespace PerfSuite.Measurement;

/// <summary>
/// Whether the runtime's compiler has come to rest. What is called often it compiles once more, in the background and on another processor, a tenth of
/// a second after the last new method was met; every munmap meanwhile has to interrupt that processor. A mapped arm was 20 % slower so for
/// the first tenths of a second, and the calling arm was not.
/// </summary>
/// <param name="compiled">How many methods have been compiled so far.</param>
/// <param name="elapsed">The time.</param>
internal sealed class CompilerRest(Func<long> compiled, Func<TimeSpan> elapsed)
{
    /// <summary>Twice the delay of the background compiler: the delay, and the calls that it counts after it.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    /// <summary>What is still compiled then is not waited for.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TimeSpan start = elapsed();
    private long count = compiled();
    private TimeSpan since = elapsed();

    /// <summary>True when nothing has been compiled for a while; at the latest after some seconds.</summary>
    public bool IsReached
    {
        get
        {
            TimeSpan now = elapsed();
            if (compiled() is long methods && methods != count)
                (count, since) = (methods, now);
            return now - since >= Quiet || now - start >= Patience;
        }
    }

    /// <summary>The compiler of this process.</summary>
    public static CompilerRest Watch()
    {
        long begin = Stopwatch.GetTimestamp();
        return new CompilerRest(() => JitInfo.GetCompiledMethodCount(), () => Stopwatch.GetElapsedTime(begin));
    }
}
