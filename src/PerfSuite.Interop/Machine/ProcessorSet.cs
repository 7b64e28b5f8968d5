using System.Collections.Immutable;

namespace PerfSuite.Interop;

/// <summary>Processors by number, and the calling thread's right to run on them.</summary>
public static class ProcessorSet
{
    // Room for 8,192 processors, the most that Linux is built for.
    private const int Words = 128;
    private const int WordBits = 64;

    /// <summary>The processors on which the calling thread may run, ascending.</summary>
    /// <exception cref="SystemCallException">sched_getaffinity(2) failed.</exception>
    public static ImmutableArray<int> OfThisThread()
    {
        Span<ulong> mask = stackalloc ulong[Words];
        if (SystemCall.SchedGetaffinity(0, mask) < 0)
            throw SystemCallException.Last("sched_getaffinity");
        var processors = ImmutableArray.CreateBuilder<int>();
        for (var processor = 0; processor < Words * WordBits; processor++)
            if ((mask[processor / WordBits] >> (processor % WordBits) & 1) != 0)
                processors.Add(processor);
        return processors.ToImmutable();
    }

    /// <summary>Lets the calling thread run on these processors only.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or beyond 8,191.</exception>
    /// <exception cref="SystemCallException">sched_setaffinity(2) failed; EINVAL where none of them is available.</exception>
    public static void PinThisThread(params ReadOnlySpan<int> processors)
    {
        Span<ulong> mask = stackalloc ulong[Words];
        foreach (var processor in processors)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(processor, nameof(processors));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(processor, Words * WordBits, nameof(processors));
            mask[processor / WordBits] |= 1UL << (processor % WordBits);
        }

        if (SystemCall.SchedSetaffinity(0, mask) == 0)
            return;
        var errno = Errno.Last;
        throw new SystemCallException("sched_setaffinity", errno, $"processors {string.Join(", ", processors.ToArray())}");
    }
}
