using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Measurement;

namespace PerfSuite.Machine.Primitives;

/// <summary>What setting a mapping up and taking it down costs.</summary>
internal static class MappingPrices
{
    private const int Mappings = 64, Sixteen = 16;

    public static PrimitiveProbe MapUnmap { get; } = new(PrimitiveNames.MapUnmap, Primitive.Nanoseconds,
        "mmap(2) and munmap(2) of one page of a file, untouched, 64 times", at => BatchClock.Quickest(() => MapAndUnmap(at)) / Mappings);

    public static PrimitiveProbe UnmapTouched { get; } = new(PrimitiveNames.UnmapTouched, Primitive.Nanoseconds,
        "munmap(2) of one touched page, 64 of them in one page table, less the same untouched", at =>
        {
            MappedRange[] pages = new MappedRange[Mappings];
            return (BatchClock.Quickest(() => UnmapAll(pages), () => MapAndTouch(at, pages)) - BatchClock.Quickest(() => UnmapAll(pages), () => MapAll(at, pages))) / Mappings;
        });

    /// <summary>A mapping as large as a table maps, or larger, has tables of its own. Of a file in single pages, because a touch may bring a whole folio along; what is beyond its end is mapped and not touched.</summary>
    public static PrimitiveProbe PageTable { get; } = new(PrimitiveNames.PageTable, Primitive.Nanoseconds,
        "mmap(2), first touch and munmap(2) of 4 MiB of a file in single pages, 64 times, less the same of the 64 KiB that come with a touch", at =>
            (BatchClock.Quickest(() => MapTouchUnmap(at, Placement.FileBytes)) - BatchClock.Quickest(() => MapTouchUnmap(at, Sixteen * PageCache.PageBytes))) / Mappings);

    public static PrimitiveProbe UnmapPerPage { get; } = new(PrimitiveNames.UnmapPerPage, Primitive.Nanoseconds,
        "munmap(2) of 4 MiB in large folios with every page touched less munmap(2) of 4 MiB untouched and unmapTouched, by page", at => OfTouchedPages(at, at.File, Placement.FileBytes));

    /// <summary>Up to 33 pages x86 flushes one by one, beyond them everything at once, which a hypervisor that traps each flush makes much cheaper.</summary>
    public static PrimitiveProbe FlushPerPage { get; } = new(PrimitiveNames.FlushPerPage, Primitive.Nanoseconds,
        "munmap(2) of 16 touched pages of a large folio less that of one, by page, less unmapPerPage", at =>
            ((Unmapping(at.File, Sixteen * PageCache.PageBytes, touched: true) - Unmapping(at.File, PageCache.PageBytes, touched: true)) / (Sixteen - 1)) - at.PriceOf(UnmapPerPage));

    public static PrimitiveProbe UnmapPerSmallPage { get; } = new(PrimitiveNames.UnmapPerSmallPage, Primitive.Nanoseconds,
        "the same of 1 MiB that lies in the page cache page by page", at => OfTouchedPages(at, at.SinglePages, Placement.SinglePagesBytes));

    public static PrimitiveProbe TlbShootdown { get; } = new(PrimitiveNames.TlbShootdown, Primitive.Nanoseconds,
        "munmap(2) of a touched page while another thread runs on another processor less the same while it sleeps; 0 where there is no other", OfInterrupts);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MapAndUnmap(Placement at)
    {
        for (int i = 0; i < Mappings; i++)
            MappedRange.Map(at.File.Number, 0, PageCache.PageBytes).Unmap();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MapTouchUnmap(Placement at, int bytes)
    {
        for (int i = 0; i < Mappings; i++)
        {
            MappedRange range = MappedRange.Map(at.SinglePages.Number, 0, bytes);
            _ = range.ByteAt(0);
            range.Unmap();
        }
    }

    private static double OfTouchedPages(Placement at, FileDescriptor file, int bytes) =>
        (Unmapping(file, bytes, touched: true) - Unmapping(file, bytes, touched: false) - at.PriceOf(UnmapTouched)) * PageCache.PageBytes / bytes;

    private static double Unmapping(FileDescriptor file, int bytes, bool touched)
    {
        MappedRange range = default;
        return BatchClock.Quickest(() => range.Unmap(), () =>
        {
            range = MappedRange.Map(file.Number, 0, bytes);
            if (touched)
                FaultPrices.TouchAll(range);
        });
    }

    private static double OfInterrupts(Placement at)
    {
        if (at.Processors.Length < 2)
            return 0;
        using RunningThread other = new(RunningThread.ProcessorBeside(at.Processor, at.Processors));
        MappedRange[] pages = new MappedRange[Mappings];
        double alone = BatchClock.Quickest(() => UnmapAll(pages), () => MapAndTouch(at, pages));
        double beside = BatchClock.Quickest(() => UnmapAll(pages), () =>
        {
            MapAndTouch(at, pages);
            other.Run();
        }, other.Sleep);
        return (beside - alone) / Mappings;
    }

    private static void MapAll(Placement at, MappedRange[] pages)
    {
        for (int i = 0; i < pages.Length; i++)
            pages[i] = MappedRange.Map(at.File.Number, 0, PageCache.PageBytes);
    }

    private static void MapAndTouch(Placement at, MappedRange[] pages)
    {
        MapAll(at, pages);
        foreach (MappedRange page in pages)
            _ = page.ByteAt(0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UnmapAll(MappedRange[] pages)
    {
        foreach (MappedRange page in pages)
            page.Unmap();
    }
}
