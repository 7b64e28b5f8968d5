using System.Runtime.CompilerServices;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Copies;

/// <summary>A preallocated, cached file that is overwritten with generated data pass by pass: in a buffer and by pwrite(2), or in place in a standing mapping.</summary>
internal sealed class GeneratedRange : IDisposable
{
    /// <summary>Range that one turn overwrites.</summary>
    public const long PassBytes = 4L << 20;

    private readonly ScratchFile scratch;
    private readonly FileDescriptor file;
    private readonly NativeBuffer block;
    private readonly Mapping mapping;
    private readonly ulong[] stamps;
    private ulong stamp;
    private long pass;

    /// <param name="data">The file, a whole number of passes.</param>
    /// <param name="blockBytes">How much is generated at a time.</param>
    public GeneratedRange(DataFile data, int blockBytes)
    {
        scratch = new ScratchFile(data);
        file = data.Open(OpenAccess.ReadWrite);
        block = new NativeBuffer(blockBytes);
        mapping = Mapping.Create(file, 0, data.Bytes, Protection.Read | Protection.Write);
        stamps = new ulong[data.Bytes / blockBytes];
        for (long at = 0; at < data.Bytes; at += PassBytes)
            Store(); // From now on every page is dirty, and the mapping may be stored to.
    }

    /// <summary>Makes the next pass's pages dirty again where the flusher has written some back, and verifies it where the kernel tells.</summary>
    /// <exception cref="ResidencyException">Some stay clean.</exception>
    public void EstablishDirty() => DirtyPages.Establish(file, mapping.Range.Slice(pass, PassBytes), pass);

    /// <summary>Generates block after block in the buffer, and gives each to pwrite(2).</summary>
    /// <returns>0: what was written is compared in the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Write()
    {
        long start = Next();
        int descriptor = file.Number, count = (int)block.Bytes;
        Span<byte> target = block.Span(0, count);
        for (long at = start; at < start + PassBytes; at += count)
        {
            WordRun.Store(target, NextStamp(at));
            if (SystemCall.Pwrite(descriptor, block.Address, count, at) != count)
                throw SystemCallException.Last("pwrite", file.Path);
        }

        return 0;
    }

    /// <summary>Generates block after block where the file is mapped.</summary>
    /// <returns>0: what was stored is compared in the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Store()
    {
        long start = Next();
        MappedRange map = mapping.Range;
        int count = (int)block.Bytes;
        for (long at = start; at < start + PassBytes; at += count)
            WordRun.Store(map.Span(at, count), NextStamp(at));
        return 0;
    }

    /// <summary>Sum of what the file holds if every block is there as it was generated last.</summary>
    public ulong ExpectedSum()
    {
        ulong words = (ulong)block.Bytes / sizeof(ulong), rest = unchecked(words * (words - 1) / 2 * WordRun.Step);
        return stamps.Aggregate(0UL, (sum, s) => unchecked(sum + (s * words) + rest));
    }

    /// <summary>Sum of what the file holds, as read(2) finds it.</summary>
    public ulong SumOfFile()
    {
        using NativeBuffer buffer = new(PassBytes);
        return WholeRead.Sum(file, buffer, scratch.Data.Bytes);
    }

    public void Dispose()
    {
        mapping.Dispose();
        block.Dispose();
        file.Dispose();
        scratch.Dispose();
    }

    private long Next()
    {
        long start = pass;
        pass = (pass + PassBytes) % scratch.Data.Bytes;
        return start;
    }

    private ulong NextStamp(long at) => stamps[at / block.Bytes] = ++stamp;
}
