using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Machine.Primitives;

/// <summary>What moving and adding up bytes costs, by where they come from: the processor's hands, its last cache, memory. All by blocks of 16 KiB, into one buffer where they are copied.</summary>
internal static class MemoryPrices
{
    private const int BlockBytes = 16 << 10;
    private const int Blocks = 64;
    private const int Steps = 1024;
    private const string Near = "16 KiB, the same again and again", Cached = "4 MiB that the processor's last cache holds", Far = "4 MiB that none of the processor's caches holds";

    public static IReadOnlyList<PrimitiveProbe> All { get; } =
    [
        OfReads(PrimitiveNames.KernelCopyNear, Near, at => NearTime(at, (_, _) => Read(at, 0))),
        OfReads(PrimitiveNames.KernelCopyFromCache, Cached, at => PassTime(at, Reads, before: null)),
        OfReads(PrimitiveNames.KernelCopyFromMemory, Far, at => PassTime(at, Reads, at.Caches.Empty)),
        new(PrimitiveNames.KernelCopyToMemory, Primitive.BytesPerNanosecond, $"pread(2) of {Far}, at once into a buffer of which the same is true",
            at => Placement.FileBytes / BatchClock.Quickest(() => ReadAtOnce(at), at.Caches.Empty)),
        Of(PrimitiveNames.UserCopyNear, $"memcpy(3) of {Near}", at => NearTime(at, (_, range) => Copy(at, range, 0))),
        Of(PrimitiveNames.UserCopyFromCache, $"memcpy(3) from a mapping with every page present of {Cached}", at => PassTime(at, Copies, before: null)),
        Of(PrimitiveNames.UserCopyFromMemory, $"memcpy(3) from a mapping with every page present of {Far}", at => PassTime(at, Copies, at.Caches.Empty)),
        Of(PrimitiveNames.SumNear, $"adding up the words of {Near}", at => NearTime(at, (_, _) => _ = WordSum.Of(at.Buffer.Address, BlockBytes))),
        Of(PrimitiveNames.SumFromCache, $"adding up the words of a mapping with every page present of {Cached}", at => PassTime(at, Sum, before: null)),
        Of(PrimitiveNames.SumFromMemory, $"adding up the words of a mapping with every page present of {Far}", at => PassTime(at, Sum, at.Caches.Empty)),
        new(PrimitiveNames.CacheMiss, Primitive.Nanoseconds, "a word at a random place of twice the last-level cache, known when the one before has come, 1,024 of them", at => BatchClock.Quickest(() => at.Caches.Walk(Steps)) / Steps),
    ];

    /// <param name="name">The primitive.</param>
    /// <param name="method">What is done.</param>
    /// <param name="time">Nanoseconds for the bytes of a placement's file.</param>
    private static PrimitiveProbe Of(string name, string method, Func<Placement, double> time) => new(name, Primitive.BytesPerNanosecond, method, at => Placement.FileBytes / Math.Max(1, time(at)));

    private static PrimitiveProbe OfReads(string name, string of, Func<Placement, double> time) => Of(name, $"pread(2) of {of}, less readCall for each call",
        at => time(at) - (at.PriceOf(CallPrices.ReadCall) * Placement.FileBytes / BlockBytes));

    private static double NearTime(Placement at, Action<Placement, MappedRange> block)
    {
        using Mapping mapping = Mapping.Create(at.File, 0, BlockBytes);
        double some = BatchClock.Quickest(() =>
        {
            for (int i = 0; i < Blocks; i++)
                block(at, mapping.Range);
        });
        return some * Placement.FileBytes / BlockBytes / Blocks;
    }

    private static double PassTime(Placement at, Action<Placement, MappedRange> pass, Action? before)
    {
        using Mapping mapping = Mapping.Create(at.File, 0, Placement.FileBytes);
        FaultPrices.TouchAll(mapping.Range);
        return BatchClock.Quickest(() => pass(at, mapping.Range), before);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reads(Placement at, MappedRange range)
    {
        for (int offset = 0; offset < Placement.FileBytes; offset += BlockBytes)
            Read(at, offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copies(Placement at, MappedRange range)
    {
        for (int offset = 0; offset < Placement.FileBytes; offset += BlockBytes)
            Copy(at, range, offset);
    }

    /// <summary>What was read first of the memory that empties the caches is in none of them.</summary>
    private static void ReadAtOnce(Placement at)
    {
        if (SystemCall.Pread(at.File.Number, at.Caches.Memory.Address, Placement.FileBytes, 0) != Placement.FileBytes)
            throw SystemCallException.Last("pread", at.File.Path);
    }

    private static void Sum(Placement at, MappedRange range) => _ = range.Sum(0, range.Bytes);

    private static void Read(Placement at, int offset)
    {
        if (SystemCall.Pread(at.File.Number, at.Buffer.Address, BlockBytes, offset) != BlockBytes)
            throw SystemCallException.Last("pread", at.File.Path);
    }

    private static void Copy(Placement at, MappedRange range, int offset) => range.CopyTo(offset, at.Buffer.Address, BlockBytes);
}
