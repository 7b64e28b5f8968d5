using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Workloads;

/// <summary>The mmap arm: maps a pass, copies every block from the mapping into one buffer, unmaps.</summary>
public sealed class BlockMapper : IDisposable
{
    private const int MostStagedPasses = 32;
    private const int FewestStagedPasses = 4;

    private readonly FileDescriptor file;
    private readonly BlockVisit visit;
    private readonly PassWalk walk;
    private readonly CopyTargets targets;
    private MappedRange mapped;

    public BlockMapper(FileDescriptor file, BlockVisit visit, PassWalk walk)
    {
        this.file = file;
        this.visit = visit;
        this.walk = walk;
        targets = new CopyTargets(visit.BlockBytes);
    }

    /// <summary>Maps, copies and unmaps one pass.</summary>
    /// <returns>0 where every block's ends are what the file holds.</returns>
    public ulong CopyPass()
    {
        MappedRange map = MappedRange.Map(file.Number, walk.Next(), visit.PassBytes);
        ulong sum = CopyAll(map);
        map.Unmap();
        return walk.Difference(sum);
    }

    /// <summary>Maps the next pass, for <see cref="CopyMapped"/>; not to be timed.</summary>
    public void Map() => mapped = MappedRange.Map(file.Number, walk.Next(), visit.PassBytes);

    /// <summary>Copies every block of the pass from the mapping that <see cref="Map"/> made.</summary>
    /// <returns>0 where every block's ends are what the file holds.</returns>
    public ulong CopyMapped() => walk.Difference(CopyAll(mapped));

    /// <summary>Unmaps what <see cref="Map"/> mapped; not to be timed.</summary>
    public void Unmap() => mapped.Unmap();

    /// <summary>Maps one pass, adds up every word of it where it is mapped, and unmaps.</summary>
    /// <returns>0 where the sum is what the file holds.</returns>
    public ulong SumPass() => SumPasses(1);

    /// <summary>Maps one pass, adds up every word of it again and again, and unmaps.</summary>
    /// <param name="times">How often.</param>
    /// <returns>0 where each sum is what the file holds.</returns>
    public ulong SumPasses(int times)
    {
        MappedRange map = MappedRange.Map(file.Number, walk.Next(), visit.PassBytes);
        ulong wrong = 0;
        for (int i = 0; i < times; i++)
            wrong |= walk.Difference(SumAll(map));
        map.Unmap();
        return wrong;
    }

    /// <summary>Passes taken apart, until there are enough of them or the time is over.</summary>
    /// <param name="stages">Gets one sample of each stage a pass.</param>
    /// <param name="arm">Name of the arm in the samples.</param>
    /// <param name="budget">Begins no further pass after this time; a few are made in any case.</param>
    /// <param name="before">What comes before each pass and is in no stage.</param>
    public void StagedPasses(StageClock stages, string arm, TimeSpan budget, Action? before = null)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < MostStagedPasses && (i < FewestStagedPasses || Stopwatch.GetElapsedTime(start) < budget); i++)
        {
            before?.Invoke();
            StagedPass(stages, arm);
        }
    }

    /// <summary>One pass taken apart: mapping, first touch of every page, copying (all pages present by now), unmapping.</summary>
    /// <param name="stages">Gets one sample of each stage.</param>
    /// <param name="arm">Name of the arm in the samples.</param>
    private void StagedPass(StageClock stages, string arm)
    {
        long pass = walk.Next();
        long start = StageClock.Start();
        MappedRange map = MappedRange.Map(file.Number, pass, visit.PassBytes);
        start = stages.Stop(arm, "map", start);
        TouchAll(map);
        start = stages.Stop(arm, "fault", start);
        ulong sum = visit.Use == BlockUse.Sum ? SumAll(map) : CopyAll(map);
        start = stages.Stop(arm, "access", start);
        map.Unmap();
        stages.Stop(arm, "unmap", start);
        if (walk.Difference(sum) != 0)
            throw new InvalidDataException($"A staged pass over {file.Path} did not find what the file holds.");
    }

    public void Dispose() => targets.Dispose();

    private ulong CopyAll(MappedRange map) => map.CopyBlocks(visit.Offsets, visit.BlockBytes, targets.Next());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong SumAll(MappedRange map)
    {
        ulong sum = 0;
        foreach (long offset in visit.Offsets)
            sum = unchecked(sum + map.Sum(offset, visit.BlockBytes));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong TouchAll(MappedRange map)
    {
        ulong sum = 0;
        for (long at = 0; at < map.Bytes; at += PageCache.PageBytes)
            sum += map.ByteAt(at);
        return sum;
    }
}
