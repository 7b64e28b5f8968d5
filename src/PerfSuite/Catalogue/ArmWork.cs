using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Catalogue;

/// <summary>Where bytes come from that are copied or added up: which part of them from memory, and which from the processor's last cache. The rest has just been in its hands.</summary>
/// <param name="Memory">0 to 1.</param>
/// <param name="Cache">0 to 1.</param>
public readonly record struct BytesFrom(double Memory, double Cache = 0)
{
    /// <summary>Again and again the same few kilobytes.</summary>
    public static BytesFrom Near => default;

    /// <summary>Some megabytes that the last cache holds.</summary>
    public static BytesFrom LastCache => new(0, 1);

    /// <summary>A part of a file that is larger than the caches, which nobody has asked for lately.</summary>
    public static BytesFrom FromMemory => new(1);

    /// <summary>From memory when used first, and from elsewhere from the second use on.</summary>
    public static BytesFrom MemoryThen(BytesFrom again, int uses) => new((1.0 / uses) + ((1 - (1.0 / uses)) * again.Memory), (1 - (1.0 / uses)) * again.Cache);
}

/// <summary>
/// What an arm does per operation that no counter of its thread tells, so that a model can say what it costs. Calls that read and write, their bytes and faults are counted, and not said here. All amounts are those
/// of one operation, and lie within the clock.
/// </summary>
public sealed record ArmWork
{
    /// <summary>The kernel maps so many cached pages around a fault; only where one folio has more do more come at once.</summary>
    private const int PagesAround = 16;

    private const int PagesOfATable = 512;

    /// <summary>Beyond so many pages x86 flushes everything at once and no longer page by page (tlb_single_page_flush_ceiling).</summary>
    private const int MostFlushed = 33;

    /// <summary>Calls that neither read nor write, map nor unmap.</summary>
    public double Calls { get; init; }

    /// <summary>Files that are opened and closed.</summary>
    public double Opens { get; init; }

    /// <summary>Mappings that are made and taken down.</summary>
    public double Mappings { get; init; }

    /// <summary>Mappings that are taken down when some of their pages are present.</summary>
    public double UnmapsTouched { get; init; }

    /// <summary>Page tables that are made and taken down.</summary>
    public double PageTables { get; init; }

    /// <summary>Pages of a file that come into a mapping: those that are touched first, and those that come with the fault of a neighbour.</summary>
    public double PagesMapped { get; init; }

    /// <summary>Pages that are present in a mapping that is taken down.</summary>
    public double PagesUnmapped { get; init; }

    /// <summary>Whether the file lies in the page cache page by page; null where the counters tell: more than sixteen pages a fault come of larger folios only.</summary>
    public bool? IsInSinglePages { get; init; }

    /// <summary>Bytes that are copied in user space.</summary>
    public double CopiedBytes { get; init; }

    /// <summary>Bytes whose words are added up.</summary>
    public double SummedBytes { get; init; }

    /// <summary>Where the kernel finds the bytes that it copies.</summary>
    public BytesFrom KernelBytes { get; init; }

    /// <summary>Where the bytes lie that are copied, or added up, in user space.</summary>
    public BytesFrom UserBytes { get; init; }

    /// <summary>Times that the processor waits for a line of memory that nothing has announced: the first of a block at a random place.</summary>
    public double Misses { get; init; }

    /// <summary>Times that another processor has to be interrupted.</summary>
    public double Interrupts { get; init; }

    /// <summary>Some cached bytes of a file are mapped, all their pages are touched, and they are unmapped.</summary>
    public static ArmWork OfMapping(long bytes) => new() { Mappings = 1, UnmapsTouched = 1, PageTables = Tables(bytes), PagesMapped = Pages(bytes), PagesUnmapped = Pages(bytes) };

    /// <summary>So many mappings of so many bytes are made, and one page is touched in each; the kernel maps its neighbours with it.</summary>
    public static ArmWork OfOneTouch(long bytes) => OfMapping(Math.Min(bytes, PagesAround * PageCache.PageBytes)) with { IsInSinglePages = true };

    /// <summary>As many pages as some bytes take from the beginning of one on.</summary>
    public static double Pages(long bytes) => (bytes + PageCache.PageBytes - 1) / PageCache.PageBytes;

    /// <summary>As many page tables.</summary>
    public static double Tables(long bytes) => Math.Ceiling(Pages(bytes) / PagesOfATable);

    /// <summary>The same, several times.</summary>
    public ArmWork Times(double times) => this with
    {
        Calls = Calls * times,
        Opens = Opens * times,
        Mappings = Mappings * times,
        UnmapsTouched = UnmapsTouched * times,
        PageTables = PageTables * times,
        PagesMapped = PagesMapped * times,
        PagesUnmapped = PagesUnmapped * times,
        CopiedBytes = CopiedBytes * times,
        SummedBytes = SummedBytes * times,
        Misses = Misses * times,
        Interrupts = Interrupts * times,
    };

    /// <summary>Everything in units of the primitives, by their names; null where the counters do not tell, or a device took part.</summary>
    /// <param name="counters">The arm's counters in all its turns.</param>
    /// <param name="operations">How many operations that were.</param>
    internal IReadOnlyDictionary<string, double>? InPrimitives(Counters counters, double operations)
    {
        if (!counters.HasIo || counters.MajorFaults > 0 || counters.DeviceReadBytes > 0)
            return null;
        double faults = counters.MinorFaults / operations, calls = (counters.ReadCalls + counters.WriteCalls) / operations, bytes = (counters.ReadBytes + counters.WrittenBytes) / operations;
        bool single = IsInSinglePages ?? PagesMapped <= faults * PagesAround * 1.5;
        Dictionary<string, double> all = new(StringComparer.Ordinal)
        {
            [PrimitiveNames.EmptyCall] = Calls + (bytes == 0 ? calls : 0), // A call that reads nothing looks for no page.
            [PrimitiveNames.ReadCall] = bytes == 0 ? 0 : calls,
            [PrimitiveNames.OpenClose] = Opens,
            [PrimitiveNames.KernelCopyNear] = Near(KernelBytes) * bytes,
            [PrimitiveNames.KernelCopyFromCache] = KernelBytes.Cache * bytes,
            [PrimitiveNames.KernelCopyFromMemory] = KernelBytes.Memory * bytes,
            [PrimitiveNames.UserCopyNear] = Near(UserBytes) * CopiedBytes,
            [PrimitiveNames.UserCopyFromCache] = UserBytes.Cache * CopiedBytes,
            [PrimitiveNames.UserCopyFromMemory] = UserBytes.Memory * CopiedBytes,
            [PrimitiveNames.SumNear] = Near(UserBytes) * SummedBytes,
            [PrimitiveNames.SumFromCache] = UserBytes.Cache * SummedBytes,
            [PrimitiveNames.SumFromMemory] = UserBytes.Memory * SummedBytes,
            [PrimitiveNames.CacheMiss] = Misses,
            [PrimitiveNames.MinorFault] = faults,
            [single ? PrimitiveNames.MinorFaultPerSmallPage : PrimitiveNames.MinorFaultPerPage] = Math.Max(0, PagesMapped - faults),
            [PrimitiveNames.MapUnmap] = Mappings,
            [PrimitiveNames.PageTable] = PageTables,
            [PrimitiveNames.UnmapTouched] = UnmapsTouched,
            [PrimitiveNames.FlushPerPage] = UnmapsTouched > 0 && PagesUnmapped <= UnmapsTouched * MostFlushed ? Math.Max(0, PagesUnmapped - UnmapsTouched) : 0,
            [single ? PrimitiveNames.UnmapPerSmallPage : PrimitiveNames.UnmapPerPage] = Math.Max(0, PagesUnmapped - UnmapsTouched),
            [PrimitiveNames.TlbShootdown] = Interrupts,
        };
        return all.Where(w => w.Value > 0).ToDictionary(StringComparer.Ordinal);
    }

    private static double Near(BytesFrom from) => 1 - from.Memory - from.Cache;
}
