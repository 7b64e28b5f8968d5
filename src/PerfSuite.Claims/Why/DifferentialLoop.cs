using System.Runtime.CompilerServices;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Why;

/// <summary>
/// The same walk over the blocks of a cached file, with more or less of the work left out: what two loops differ in is what the part
/// costs that only one of them does. Each loop returns 0 where it found what the file holds.
/// </summary>
internal sealed class DifferentialLoop : IDisposable
{
    private const int WordBytes = sizeof(ulong);

    private readonly DataFile data;
    private readonly FileDescriptor file;
    private readonly BlockVisit visit;
    private readonly PassWalk walk;
    private readonly CopyTargets targets;

    /// <param name="data">The file.</param>
    /// <param name="file">The open file.</param>
    /// <param name="visit">Its blocks.</param>
    /// <param name="walk">This loop's own walk through the passes.</param>
    public DifferentialLoop(DataFile data, FileDescriptor file, BlockVisit visit, PassWalk walk)
    {
        this.data = data;
        this.file = file;
        this.visit = visit;
        this.walk = walk;
        targets = new CopyTargets(visit.BlockBytes);
    }

    /// <summary>One call a block that does nothing: entering and leaving the kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong EmptyCalls()
    {
        nint failed = 0;
        for (int i = 0; i < visit.Blocks; i++)
            failed |= SystemCall.EmptyCall() >> 63;
        return (ulong)failed;
    }

    /// <summary>One pread() of no bytes a block: the call with its checks, but no page is looked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong EmptyReads()
    {
        long pass = walk.Next();
        int descriptor = file.Number;
        nint target = targets.Next().Address, got = 0;
        foreach (long offset in visit.Offsets)
            got |= SystemCall.Pread(descriptor, target, 0, pass + offset);
        return (ulong)got;
    }

    /// <summary>One pread() of one word a block, always the same word: everything but the copying. A word of each block would be dearer than
    /// the block: nothing fetches it before it is asked for, while a block's next lines are fetched as its first are copied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong ReadWords()
    {
        long pass = walk.Next();
        int descriptor = file.Number;
        NativeBuffer buffer = targets.Next();
        nint target = buffer.Address;
        ulong sum = 0;
        for (int i = 0; i < visit.Blocks; i++)
        {
            if (SystemCall.Pread(descriptor, target, WordBytes, pass) != WordBytes)
                throw ShortReadException.At(file.Path, pass, WordBytes);
            sum = unchecked(sum + buffer.WordAt(0));
        }

        return Difference(sum, pass);
    }

    /// <summary>Copies one word of a mapping as often as there are blocks: the loop without the copying.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong CopyWords(MappedRange present)
    {
        long pass = walk.Next();
        NativeBuffer buffer = targets.Next();
        nint target = buffer.Address;
        ulong sum = 0;
        for (int i = 0; i < visit.Blocks; i++)
        {
            present.CopyTo(pass, target, WordBytes);
            sum = unchecked(sum + buffer.WordAt(0));
        }

        return Difference(sum, pass);
    }

    /// <summary>Copies every block of a mapping whose pages are all present: nothing but the copying.</summary>
    public ulong CopyBlocks(MappedRange present) =>
        walk.Difference(present.Slice(walk.Next(), visit.PassBytes).CopyBlocks(visit.Offsets, visit.BlockBytes, targets.Next()));

    public void Dispose() => targets.Dispose();

    private ulong Difference(ulong sum, long pass) => unchecked(sum - (data.Content[pass / WordBytes] * (ulong)visit.Blocks));
}
