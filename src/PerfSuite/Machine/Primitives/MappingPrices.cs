using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Measurement;

namespace PerfSuite.Machine.Primitives;

/// <summary>What setting a mapping up and taking it down costs.</summary>
internal static class MappingPrices
{
    private const int Mappings = 64;

    public static PrimitiveProbe MapUnmap { get; } = new(PrimitiveNames.MapUnmap, Primitive.Nanoseconds,
        "mmap(2) and munmap(2) of one page of a file, untouched, 64 times", at => BatchClock.Quickest(() => MapAndUnmap(at)) / Mappings);

    public static PrimitiveProbe UnmapPerPage { get; } = new(PrimitiveNames.UnmapPerPage, Primitive.Nanoseconds,
        "munmap(2) of 4 MiB with every page touched less munmap(2) of 4 MiB untouched, by page", OfTouchedPages);

    public static PrimitiveProbe TlbShootdown { get; } = new(PrimitiveNames.TlbShootdown, Primitive.Nanoseconds,
        "munmap(2) of a touched page while another thread runs on another processor less the same while it sleeps; 0 where there is no other", OfInterrupts);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MapAndUnmap(Placement at)
    {
        for (int i = 0; i < Mappings; i++)
            MappedRange.Map(at.File.Number, 0, PageCache.PageBytes).Unmap();
    }

    private static double OfTouchedPages(Placement at)
    {
        MappedRange range = default;
        double Unmapping(bool touched) => BatchClock.Quickest(() => range.Unmap(), () =>
        {
            range = MappedRange.Map(at.File.Number, 0, Placement.FileBytes);
            if (touched)
                FaultPrices.TouchAll(range);
        });

        return (Unmapping(touched: true) - Unmapping(touched: false)) / Placement.Pages;
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

    private static void MapAndTouch(Placement at, MappedRange[] pages)
    {
        for (int i = 0; i < pages.Length; i++)
        {
            pages[i] = MappedRange.Map(at.File.Number, 0, PageCache.PageBytes);
            _ = pages[i].ByteAt(0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UnmapAll(MappedRange[] pages)
    {
        foreach (MappedRange page in pages)
            page.Unmap();
    }
}
