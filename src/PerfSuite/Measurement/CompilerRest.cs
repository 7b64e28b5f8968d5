namespace PerfSuite.Measurement;

/// <summary>
/// Whether the runtime's compiler has come to rest. What is called often it compiles once more, in the background and on another processor, a tenth of
/// a second after the last new method was met; every munmap meanwhile has to interrupt that processor. A mapped arm was 20 % slower so for
/// the first tenths of a second, and the calling arm was not.
/// </summary>
/// <param name="compiled">How many methods have been compiled so far.</param>
internal sealed class CompilerRest(Func<long> compiled)
{
    /// <summary>Twice the delay of the background compiler: the delay, and the calls that it counts after it.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    /// <summary>What is still compiled then is not waited for.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private long count = compiled();
    private TimeSpan since;

    /// <summary>True when nothing has been compiled for a while; at the latest after some seconds.</summary>
    /// <param name="elapsed">Time since waiting began, which set-up is no part of.</param>
    public bool IsReached(TimeSpan elapsed)
    {
        if (compiled() is long methods && methods != count)
            (count, since) = (methods, elapsed);
        return elapsed - since >= Quiet || elapsed >= Patience;
    }
}
