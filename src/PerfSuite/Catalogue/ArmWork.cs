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

    /// <summary>Bytes that are copied in user space into pages that none of the processor's caches holds.</summary>
    public double StoredBytes { get; init; }

    /// <summary>Bytes whose words are made; where to, <see cref="UserBytes"/> says.</summary>
    public double FilledBytes { get; init; }

    /// <summary>Clean pages of a file that are changed, but for those that a fault of their own makes ready (<see cref="StoresToPresentPages"/>).</summary>
    public double PagesDirtied { get; init; }

    /// <summary>Whether the faults are those of stores to clean pages that are present in a mapping, and not of pages that are absent.</summary>
    public bool StoresToPresentPages { get; init; }

    /// <summary>Atomic changes of a word that no other processor wants.</summary>
    public double Interlocked { get; init; }

    /// <summary>With whom it exchanges messages, if it does.</summary>
    public Partner Partner { get; init; }

    /// <summary>How many do it at the same time, each its share, where the counters are those of all.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>Whether the kernel copies to where no cache of the processor holds anything, a buffer that is as large as they are.</summary>
    public bool ReadsIntoMemory { get; init; }

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
    public static ArmWork OfOneTouch(long bytes) => OfMapping(Math.Min(bytes, PagesAround * PageCache.PageBytes)) with { IsInSinglePages = true, PageTables = Math.Min(1, Tables(bytes)) };

    /// <summary>As many pages as some bytes take from the beginning of one on.</summary>
    public static double Pages(long bytes) => (bytes + PageCache.PageBytes - 1) / PageCache.PageBytes;

    /// <summary>Tables that a mapping of some bytes has of its own: a smaller one than a table maps lies in that of its neighbours.</summary>
    public static double Tables(long bytes) => Math.Floor(Pages(bytes) / PagesOfATable);

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
        StoredBytes = StoredBytes * times,
        FilledBytes = FilledBytes * times,
        PagesDirtied = PagesDirtied * times,
        Interlocked = Interlocked * times,
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
        double faults = counters.MinorFaults / operations, reads = counters.ReadCalls / operations, readBytes = counters.ReadBytes / operations;
        double writes = counters.WriteCalls / operations, writtenBytes = counters.WrittenBytes / operations;
        bool isPipe = Partner == Partner.BehindPipe;
        double copied = isPipe || ReadsIntoMemory ? 0 : readBytes;
        // The partner sleeps as often as this side does. Who sleeps beside memory has called for it, and is woken by another call.
        double switches = Partner == Partner.None ? 0 : 2 * (counters.VoluntarySwitches + counters.InvoluntarySwitches) / operations;
        double futexCalls = Partner == Partner.BesideMemory ? 2 * switches : 0;
        bool single = IsInSinglePages ?? PagesMapped <= faults * PagesAround * 1.5;
        Dictionary<string, double> all = new(StringComparer.Ordinal)
        {
            [PrimitiveNames.EmptyCall] = Calls + futexCalls + (readBytes == 0 ? reads : 0), // A call that reads nothing looks for no page.
            [PrimitiveNames.ReadCall] = readBytes == 0 || isPipe ? 0 : reads,
            [PrimitiveNames.WriteCall] = isPipe ? 0 : writes,
            [PrimitiveNames.PipeCall] = isPipe ? 2 * (reads + writes) : 0,
            [PrimitiveNames.PipeTransfer] = isPipe ? readBytes + writtenBytes : 0,
            [PrimitiveNames.ContextSwitch] = switches,
            [PrimitiveNames.Interlocked] = Interlocked,
            [PrimitiveNames.OpenClose] = Opens,
            [PrimitiveNames.KernelCopyNear] = Near(KernelBytes) * copied,
            [PrimitiveNames.KernelCopyFromCache] = KernelBytes.Cache * copied,
            [PrimitiveNames.KernelCopyFromMemory] = KernelBytes.Memory * copied,
            [PrimitiveNames.KernelCopyToMemory] = ReadsIntoMemory ? readBytes : 0,
            [PrimitiveNames.UserCopyNear] = Near(UserBytes) * CopiedBytes,
            [PrimitiveNames.UserCopyFromCache] = UserBytes.Cache * CopiedBytes,
            [PrimitiveNames.UserCopyFromMemory] = UserBytes.Memory * CopiedBytes,
            [PrimitiveNames.KernelStore] = isPipe ? 0 : writtenBytes,
            [PrimitiveNames.DirtyPage] = PagesDirtied,
            [PrimitiveNames.UserStore] = StoredBytes,
            [PrimitiveNames.FillNear] = Near(UserBytes) * FilledBytes,
            [PrimitiveNames.FillToMemory] = (1 - Near(UserBytes)) * FilledBytes,
            [PrimitiveNames.SumNear] = Near(UserBytes) * SummedBytes,
            [PrimitiveNames.SumFromCache] = UserBytes.Cache * SummedBytes,
            [PrimitiveNames.SumFromMemory] = UserBytes.Memory * SummedBytes,
            [PrimitiveNames.CacheMiss] = Misses,
            [StoresToPresentPages ? PrimitiveNames.WriteFault : PrimitiveNames.MinorFault] = faults,
            [single ? PrimitiveNames.MinorFaultPerSmallPage : PrimitiveNames.MinorFaultPerPage] = Math.Max(0, PagesMapped - faults),
            [PrimitiveNames.MapUnmap] = Mappings,
            [PrimitiveNames.PageTable] = PageTables,
            [PrimitiveNames.UnmapTouched] = UnmapsTouched,
            [PrimitiveNames.FlushPerPage] = UnmapsTouched > 0 && PagesUnmapped <= UnmapsTouched * MostFlushed ? Math.Max(0, PagesUnmapped - UnmapsTouched) : 0,
            [single ? PrimitiveNames.UnmapPerSmallPage : PrimitiveNames.UnmapPerPage] = Math.Max(0, PagesUnmapped - UnmapsTouched),
            [PrimitiveNames.TlbShootdown] = Interrupts,
        };
        return all.Where(w => w.Value > 0).ToDictionary(w => w.Key, w => w.Value / AtOnce, StringComparer.Ordinal);
    }

    private static double Near(BytesFrom from) => 1 - from.Memory - from.Cache;
}

/// <summary>The other side of an exchange of messages, which does alike and runs on the same processor.</summary>
public enum Partner
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>Calls that read and write, and their bytes, are those of a pipe.</summary>
    BehindPipe,

    /// <summary>Both copy to and from memory that they share, and sleep by futex(2) where there is nothing to do.</summary>
    BesideMemory,
}
