using System.Runtime.CompilerServices;
using PerfSuite.Interop;

namespace PerfSuite.Machine;

/// <summary>Empties the processor's caches of what else they hold, by reading memory that is twice as large as the last of them.</summary>
internal sealed class ProcessorCaches : IDisposable
{
    /// <summary>Where nobody tells the size; and twice so much at most, which takes some ten milliseconds to read.</summary>
    private const long UsualBytes = 32L << 20, MostBytes = 128L << 20;

    private const int LineBytes = 64, Unused = 20, HighBits = 8;

    /// <summary>Knuth's, of MMIX.</summary>
    private const ulong Multiplier = 6364136223846793005, Increment = 1442695040888963407;

    private readonly Mapping memory;
    private ulong place = 1;

    public ProcessorCaches()
    {
        memory = Mapping.CreateAnonymous(2 * Math.Min(MostBytes, CpuInfo.Read().LastLevelCacheBytes ?? UsualBytes));
        _ = SystemCall.Madvise(memory.Range.Address, (nint)memory.Range.Bytes, MemoryAdvice.NoHugePage); // As mapped files have it; a kernel without huge pages knows nothing of it.
        for (long at = 0; at < memory.Range.Bytes; at += PageCache.PageBytes)
            memory.Range.SetByte(at, 1); // Else all of it would be the one page of zeros.
    }

    /// <summary>The memory that empties them, from the part on that is read first.</summary>
    public MappedRange Memory => memory.Range;

    public void Empty() => _ = memory.Range.Sum(0, memory.Range.Bytes);

    /// <summary>Reads words at random places, each of which is known only when the one before has come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Walk(int steps)
    {
        MappedRange range = memory.Range;
        ulong lines = (ulong)range.Bytes / LineBytes, at = place;
        for (int i = 0; i < steps; i++)
            at = unchecked((at * Multiplier) + Increment + (range.WordAt((long)((at >> Unused) % lines) * LineBytes) >> HighBits));
        place = at;
    }

    public void Dispose() => memory.Dispose();
}
