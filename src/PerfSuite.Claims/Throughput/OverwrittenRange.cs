using System.Runtime.CompilerServices;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Throughput;

/// <summary>A preallocated, cached file that one arm overwrites pass by pass; every block gets a stamp of its own.</summary>
internal sealed class OverwrittenRange : IDisposable
{
    /// <summary>Range that one turn overwrites: little enough that the kernel need not hold its writers back, and as much as one page table maps,
    /// for which mmap() picks an aligned address. At any other, a folio that crosses into the next table is entered page by page.</summary>
    public const long PassBytes = 2L << 20;

    private readonly ScratchFile scratch;
    private readonly FileDescriptor file;
    private readonly NativeBuffer block;
    private readonly Mapping? standing;
    private readonly bool memoryOnly;
    private readonly ulong[] stamps;
    private readonly PagesState state;
    private ulong stamp;
    private bool changed;
    private long pass;

    /// <param name="data">The file, a whole number of passes.</param>
    /// <param name="blockBytes">Size of a block.</param>
    /// <param name="state">Of the pages before each turn.</param>
    public OverwrittenRange(DataFile data, int blockBytes, PagesState state)
    {
        scratch = new ScratchFile(data);
        file = data.Open(OpenAccess.ReadWrite);
        memoryOnly = file.FileSystem.IsMemoryOnly;
        block = new NativeBuffer(blockBytes);
        new SeededWords(0, "block").Fill(block.Span(0, blockBytes), 0); // The same for both arms, whatever their files are called.
        stamps = new ulong[data.Bytes / blockBytes];
        this.state = state;
        if (state != PagesState.Clean)
            standing = Mapping.Create(file, 0, data.Bytes, Protection.Read | Protection.Write);
        for (long at = 0; at < data.Bytes; at += PassBytes)
            _ = standing is null ? Write() : Store(); // From now on the file's bytes are those of the blocks.
    }

    /// <summary>Brings the pages into the state, and verifies it where the kernel tells.</summary>
    /// <exception cref="ResidencyException">The file is in another state.</exception>
    public void Establish()
    {
        if (state == PagesState.DirtyAndMapped)
            DirtyPages.Establish(file, standing!.Range.Slice(pass, PassBytes), pass);
        else
            EnsureClean();
    }

    /// <summary>Overwrites the next pass by one pwrite(2) a block.</summary>
    /// <returns>0: what was written is compared in the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Write()
    {
        long start = Next();
        int descriptor = file.Number, count = (int)block.Bytes;
        for (long at = start; at < start + PassBytes; at += count)
        {
            Stamp(at);
            if (SystemCall.Pwrite(descriptor, block.Address, count, at) != count)
                throw SystemCallException.Last("pwrite", file.Path);
        }

        return 0;
    }

    /// <summary>Overwrites the next pass by stores into a mapping.</summary>
    /// <returns>0: what was stored is compared in the end.</returns>
    public ulong Store()
    {
        long start = Next();
        if (standing is not null)
        {
            StoreAll(standing.Range.Slice(start, PassBytes), start);
            return 0;
        }

        MappedRange map = MappedRange.Map(file.Number, start, PassBytes, Protection.Read | Protection.Write);
        StoreAll(map, start);
        map.Unmap();
        return 0;
    }

    /// <summary>A pass of <see cref="Store"/> in a new mapping taken apart: mapping, storing with its faults, unmapping.</summary>
    /// <param name="stages">Gets one sample of each stage.</param>
    /// <param name="arm">Name of the arm in the samples.</param>
    public void StagedStore(StageClock stages, string arm)
    {
        long place = Next(), start = StageClock.Start();
        MappedRange map = MappedRange.Map(file.Number, place, PassBytes, Protection.Read | Protection.Write);
        start = stages.Stop(arm, "map", start);
        StoreAll(map, place);
        start = stages.Stop(arm, "fault and store", start);
        map.Unmap();
        stages.Stop(arm, "unmap", start);
    }

    /// <summary>Sum of what the file holds if every block is there with its last stamp.</summary>
    public ulong ExpectedSum()
    {
        ulong rest = unchecked(block.Sum(0, block.Bytes) - block.WordAt(0));
        return stamps.Aggregate(0UL, (sum, s) => unchecked(sum + rest + s));
    }

    /// <summary>Sum of what the file holds, as read(2) finds it.</summary>
    public ulong SumOfFile()
    {
        using NativeBuffer buffer = new(PassBytes);
        return WholeRead.Sum(file, buffer, scratch.Data.Bytes);
    }

    public void Dispose()
    {
        standing?.Dispose();
        block.Dispose();
        file.Dispose();
        scratch.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StoreAll(MappedRange map, long start)
    {
        long count = block.Bytes;
        for (long at = 0; at < PassBytes; at += count)
        {
            Stamp(start + at);
            map.CopyFrom(at, block.Address, count);
        }
    }

    private void EnsureClean()
    {
        if (!changed)
            return;
        file.DataSync();
        changed = false;
        if (memoryOnly || !PageCache.HasStatisticsOf(file))
            return;
        CacheStatistics found = PageCache.Statistics(file);
        if (found.Dirty + found.Writeback > 0)
            throw new ResidencyException($"{found.Dirty + found.Writeback} pages of {file.Path} are dirty after fdatasync; the arms would not start alike.");
    }

    private long Next()
    {
        changed = true;
        long start = pass;
        pass = (pass + PassBytes) % scratch.Data.Bytes;
        return start;
    }

    private void Stamp(long at)
    {
        stamps[at / block.Bytes] = ++stamp;
        new MappedRange(block.Address, block.Bytes).SetWord(0, stamp);
    }
}
