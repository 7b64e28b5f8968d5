using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Limits;

/// <summary>One thread of the confined process; made on that thread, whose counters it takes.</summary>
/// <param name="file">The file.</param>
/// <param name="mapping">All of it.</param>
/// <param name="advised">The same with MADV_RANDOM.</param>
/// <param name="visits">How it is visited.</param>
internal sealed class ConfinedWorker(FileDescriptor file, MappedRange mapping, MappedRange advised, Visits visits) : IDisposable
{
    private const int WordBytes = sizeof(ulong);

    /// <summary>Blocks that are asked for before the first of them is read: far fewer than the room holds.</summary>
    private const int BlocksAhead = 256;

    private readonly NativeBuffer buffer = new(visits.BlockBytes);
    private readonly ThreadProbe probe = new();

    /// <summary>One thread's part of a turn.</summary>
    public ConfinedShift Do(Confined how, int[] turn)
    {
        CounterSnapshot before = probe.Take();
        long start = Stopwatch.GetTimestamp();
        ulong sum = how switch
        {
            Confined.Read => ReadAll(turn),
            Confined.Fill => turn.Chunk(BlocksAhead).Aggregate(0UL, (all, some) => unchecked(all + ReadAhead(some))),
            Confined.Map => CopyAll(mapping, turn),
            Confined.MapAdvised => CopyAll(advised, turn),
            Confined.SumRead => SumRead(),
            _ => mapping.Sum(0, visits.FileBytes),
        };
        long end = Stopwatch.GetTimestamp();
        return new ConfinedShift(start, end, sum, probe.Between(before, probe.Take()));
    }

    public void Dispose()
    {
        probe.Dispose();
        buffer.Dispose();
    }

    /// <summary>Asks for the blocks, then reads them: the device answers many at once.</summary>
    private ulong ReadAhead(int[] some)
    {
        foreach (int block in some)
            file.Advise(FileAdvice.WillNeed, (long)block * visits.BlockBytes, visits.BlockBytes);
        return ReadAll(some);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong ReadAll(int[] turn)
    {
        int descriptor = file.Number, count = visits.BlockBytes;
        nint target = buffer.Address;
        ulong sum = 0;
        foreach (int block in turn)
        {
            if (SystemCall.Pread(descriptor, target, count, (long)block * count) != count)
                throw ShortReadException.At(file.Path, (long)block * count, count);
            sum = unchecked(sum + buffer.WordAt(0) + buffer.WordAt(count - WordBytes));
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong CopyAll(MappedRange map, int[] turn)
    {
        int count = visits.BlockBytes;
        nint target = buffer.Address;
        ulong sum = 0;
        foreach (int block in turn)
        {
            map.CopyTo((long)block * count, target, count);
            sum = unchecked(sum + buffer.WordAt(0) + buffer.WordAt(count - WordBytes));
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong SumRead()
    {
        int count = visits.BlockBytes;
        ulong sum = 0;
        for (long at = 0; at < visits.FileBytes; at += count)
        {
            if (SystemCall.Pread(file.Number, buffer.Address, count, at) != count)
                throw ShortReadException.At(file.Path, at, count);
            sum = unchecked(sum + WordSum.Of(buffer.Address, count));
        }

        return sum;
    }
}

/// <summary>What one thread did of a turn.</summary>
/// <param name="Start">When it began, in the clock's steps.</param>
/// <param name="End">When it ended.</param>
/// <param name="Sum">Sum of what it found.</param>
/// <param name="Counted">What it counted.</param>
internal readonly record struct ConfinedShift(long Start, long End, ulong Sum, Counters Counted)
{
    /// <summary>The turn of all threads: from when the first began until the last ended.</summary>
    public static ConfinedTurn Together(IReadOnlyList<ConfinedShift> shifts) => new(
        Stopwatch.GetElapsedTime(shifts.Min(s => s.Start), shifts.Max(s => s.End)).TotalNanoseconds,
        shifts.Aggregate(0UL, (sum, s) => unchecked(sum + s.Sum)),
        shifts.Skip(1).Aggregate(shifts[0].Counted, (all, s) => all + s.Counted));
}
