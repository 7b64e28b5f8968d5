using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Machine.Primitives;

/// <summary>What moving bytes costs that no cache of the processor holds, as those of a large file, and what adding up costs that one does.</summary>
internal static class MemoryPrices
{
    private const int BlockBytes = 16 << 10;
    private const int Sums = 64;
    private const int Steps = 1024;

    public static PrimitiveProbe KernelCopyFromMemory { get; } = new(PrimitiveNames.KernelCopyFromMemory, Primitive.BytesPerNanosecond,
        "pread(2) of 16 KiB into one buffer, 4 MiB of cached file that the processor's caches do not hold, less pread4KiB without its copy for each call", at =>
        {
            double whole = Quickest(at, _ => Reads(at));
            double call = Math.Max(0, at.PriceOf(CallPrices.Pread4KiB) - (CallPrices.ReadBytes / at.PriceOf(CallPrices.KernelCopyBandwidth)));
            return Placement.FileBytes / Math.Max(1, whole - (call * Placement.FileBytes / BlockBytes));
        });

    public static PrimitiveProbe UserCopyFromMemory { get; } = new(PrimitiveNames.UserCopyFromMemory, Primitive.BytesPerNanosecond,
        "memcpy(3) of 16 KiB into one buffer, 4 MiB of a mapping with every page present that the processor's caches do not hold", at => Placement.FileBytes / Quickest(at, range => Copies(at, range)));

    public static PrimitiveProbe SumFromMemory { get; } = new(PrimitiveNames.SumFromMemory, Primitive.BytesPerNanosecond,
        "adding up the words of 4 MiB of a mapping with every page present that the processor's caches do not hold", at => Placement.FileBytes / Quickest(at, range => range.Sum(0, range.Bytes)));

    public static PrimitiveProbe SumBandwidth { get; } = new(PrimitiveNames.SumBandwidth, Primitive.BytesPerNanosecond,
        "adding up the words of 16 KiB that the processor's caches hold, 64 times", at => (double)BlockBytes * Sums / BatchClock.Quickest(() => SumAgain(at.Buffer.Address)));

    public static PrimitiveProbe CacheMiss { get; } = new(PrimitiveNames.CacheMiss, Primitive.Nanoseconds,
        "a word at a random place of twice the last-level cache, which depends on the word before, 1,024 of them", at => BatchClock.Quickest(() => at.Caches.Walk(Steps)) / Steps);

    private static double Quickest(Placement at, Action<MappedRange> pass)
    {
        using Mapping mapping = Mapping.Create(at.File, 0, Placement.FileBytes);
        FaultPrices.TouchAll(mapping.Range);
        return BatchClock.Quickest(() => pass(mapping.Range), at.Caches.Empty);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reads(Placement at)
    {
        int fd = at.File.Number;
        nint buffer = at.Buffer.Address;
        for (int offset = 0; offset < Placement.FileBytes; offset += BlockBytes)
            if (SystemCall.Pread(fd, buffer, BlockBytes, offset) != BlockBytes)
                throw SystemCallException.Last("pread", at.File.Path);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copies(Placement at, MappedRange range)
    {
        nint buffer = at.Buffer.Address;
        for (int offset = 0; offset < Placement.FileBytes; offset += BlockBytes)
            range.CopyTo(offset, buffer, BlockBytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumAgain(nint address)
    {
        for (int i = 0; i < Sums; i++)
            _ = WordSum.Of(address, BlockBytes);
    }
}
