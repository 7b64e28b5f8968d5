using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Machine.Primitives;

/// <summary>What changing cached pages of a file costs, by calls and by stores into a mapping; by blocks of 16 KiB, of a file of its own that none of the processor's caches holds.</summary>
internal static class StorePrices
{
    private const int Calls = 1024;
    private const int BlockBytes = 16 << 10;
    private const int Blocks = 64;

    public static PrimitiveProbe WriteCall { get; } = new(PrimitiveNames.WriteCall, Primitive.Nanoseconds,
        "pwrite(2) of 8 bytes to one place of a cached file, 1,024 in a row", at => BatchClock.Quickest(() => WordWrites(at)) / Calls);

    public static PrimitiveProbe KernelStore { get; } = new(PrimitiveNames.KernelStore, Primitive.BytesPerNanosecond,
        "pwrite(2) of 16 KiB out of one buffer, 4 MiB of dirty pages in a row that none of the processor's caches holds, less writeCall for each call", at => Placement.FileBytes / Math.Max(1, Dirtying(at, clean: false) - OfCalls(at)));

    public static PrimitiveProbe DirtyPage { get; } = new(PrimitiveNames.DirtyPage, Primitive.Nanoseconds,
        "the same of clean pages less that of dirty ones, by page", at => (Dirtying(at, clean: true) - Dirtying(at, clean: false)) * PageCache.PageBytes / Placement.FileBytes);

    public static PrimitiveProbe UserStore { get; } = new(PrimitiveNames.UserStore, Primitive.BytesPerNanosecond,
        "memcpy(3) of one buffer of 16 KiB into a mapping with every page present and dirty, 4 MiB in a row that none of the processor's caches holds", at => Placement.FileBytes / OfMapped(at, CopyAll));

    public static PrimitiveProbe FillToMemory { get; } = new(PrimitiveNames.FillToMemory, Primitive.BytesPerNanosecond,
        "words made and stored in such a mapping, 4 MiB in a row", at => Placement.FileBytes / OfMapped(at, FillAll));

    public static PrimitiveProbe FillNear { get; } = new(PrimitiveNames.FillNear, Primitive.BytesPerNanosecond,
        "words made and stored in one buffer of 16 KiB again and again", at => Blocks * BlockBytes / BatchClock.Quickest(() =>
        {
            for (int i = 0; i < Blocks; i++)
                WordRun.Store(at.Buffer.Span(0, BlockBytes), (ulong)i);
        }));

    private static double OfCalls(Placement at) => at.PriceOf(WriteCall) * Placement.FileBytes / BlockBytes;

    private static double Dirtying(Placement at, bool clean)
    {
        Writes(at);
        return BatchClock.Quickest(() => Writes(at), () =>
        {
            if (clean)
                at.Written.DataSync();
            at.Caches.Empty();
        });
    }

    private static double OfMapped(Placement at, Action<Placement, MappedRange> pass)
    {
        using Mapping mapping = Mapping.Create(at.Written, 0, Placement.FileBytes, Protection.Read | Protection.Write);
        pass(at, mapping.Range);
        return BatchClock.Quickest(() => pass(at, mapping.Range), at.Caches.Empty);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyAll(Placement at, MappedRange range)
    {
        for (int offset = 0; offset < Placement.FileBytes; offset += BlockBytes)
            range.CopyFrom(offset, at.Buffer.Address, BlockBytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillAll(Placement at, MappedRange range)
    {
        for (int offset = 0; offset < Placement.FileBytes; offset += BlockBytes)
            WordRun.Store(range.Span(offset, BlockBytes), (ulong)offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WordWrites(Placement at)
    {
        for (int i = 0; i < Calls; i++)
            Write(at, sizeof(ulong), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Writes(Placement at)
    {
        for (int offset = 0; offset < Placement.FileBytes; offset += BlockBytes)
            Write(at, BlockBytes, offset);
    }

    private static void Write(Placement at, int bytes, int offset)
    {
        if (SystemCall.Pwrite(at.Written.Number, at.Buffer.Address, bytes, offset) != bytes)
            throw SystemCallException.Last("pwrite", at.Written.Path);
    }
}
