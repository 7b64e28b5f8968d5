using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Machine.Primitives;

/// <summary>What the first touch of a page costs, by kind of page.</summary>
internal static class FaultPrices
{
    private const int LonePages = 64;
    private const int AnonymousPages = 128;

    /// <summary>Mapped one by one and not side by side in the file, so that no fault can bring a neighbour along.</summary>
    public static PrimitiveProbe MinorFault { get; } = new(PrimitiveNames.MinorFault, Primitive.Nanoseconds,
        "first touch of a cached page that is mapped alone, 64 of them", OfLonePages);

    public static PrimitiveProbe MinorFaultPerPage { get; } = new(PrimitiveNames.MinorFaultPerPage, Primitive.Nanoseconds,
        "touches of every page of 4 MiB in large folios, less minorFault for each fault counted, by the pages that came without one", at => OfNeighbours(at, at.File, Placement.FileBytes));

    public static PrimitiveProbe MinorFaultPerSmallPage { get; } = new(PrimitiveNames.MinorFaultPerSmallPage, Primitive.Nanoseconds,
        "the same of 1 MiB that lies in the page cache page by page", at => OfNeighbours(at, at.SinglePages, Placement.SinglePagesBytes));

    public static PrimitiveProbe WriteFault { get; } = new(PrimitiveNames.WriteFault, Primitive.Nanoseconds,
        "first store to a page of a large folio that is mapped shared, present and clean, 64 of them, others each time", OfStores);

    public static PrimitiveProbe AnonymousFault { get; } = new(PrimitiveNames.AnonymousFault, Primitive.Nanoseconds,
        "first touch of a page of private memory without a file, 128 of them, on pages that the machine has used before", OfAnonymousPages);

    private static double OfLonePages(Placement at)
    {
        MappedRange[] pages = new MappedRange[LonePages];
        return BatchClock.Quickest(() => Touch(pages), () => MapLonePages(at, pages), () => Unmap(pages)) / LonePages;
    }

    private static double OfNeighbours(Placement at, FileDescriptor file, int bytes)
    {
        MappedRange range = default;
        using ThreadProbe probe = new();
        CounterSnapshot before = default;
        long faults = 0, batches = 0;
        double whole = BatchClock.Quickest(() => TouchAll(range),
            () =>
            {
                range = MappedRange.Map(file.Number, 0, bytes);
                before = probe.Take();
            },
            () =>
            {
                faults += probe.Between(before, probe.Take()).MinorFaults;
                batches++;
                range.Unmap();
            });
        double perBatch = (double)faults / batches;
        return (whole - (perBatch * at.PriceOf(MinorFault))) / Math.Max(1, ((double)bytes / PageCache.PageBytes) - perBatch);
    }

    private static double OfStores(Placement at)
    {
        using Mapping mapping = Mapping.Create(at.File, 0, Placement.FileBytes, Protection.Read | Protection.Write);
        TouchAll(mapping.Range);
        long bytes = (long)LonePages * PageCache.PageBytes, next = 0;
        MappedRange pages = default;
        return BatchClock.Quickest(() => StoreAll(pages), () =>
        {
            pages = mapping.Range.Slice(next, bytes);
            next += bytes;
        }) / LonePages;
    }

    private static double OfAnonymousPages(Placement at)
    {
        MappedRange range = default;
        void Map()
        {
            range = MappedRange.Map(-1, 0, (long)AnonymousPages * PageCache.PageBytes, Protection.Read | Protection.Write, MapFlags.Private | MapFlags.Anonymous);
            range.Advise(MemoryAdvice.NoHugePage);
        }

        Map();
        StoreAll(range);
        range.Unmap();
        return BatchClock.Quickest(() => StoreAll(range), Map, () => range.Unmap()) / AnonymousPages;
    }

    private static void MapLonePages(Placement at, MappedRange[] pages)
    {
        for (int i = 0; i < pages.Length; i++)
            pages[i] = MappedRange.Map(at.File.Number, 2L * i * PageCache.PageBytes, PageCache.PageBytes);
    }

    private static void Unmap(MappedRange[] pages)
    {
        foreach (MappedRange page in pages)
            page.Unmap();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Touch(MappedRange[] pages)
    {
        foreach (MappedRange page in pages)
            _ = page.ByteAt(0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void TouchAll(MappedRange range)
    {
        for (long offset = 0; offset < range.Bytes; offset += PageCache.PageBytes)
            _ = range.ByteAt(offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreAll(MappedRange range)
    {
        for (long offset = 0; offset < range.Bytes; offset += PageCache.PageBytes)
            range.SetByte(offset, 1);
    }
}
