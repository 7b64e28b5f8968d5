using System.Runtime.CompilerServices;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Mappings;

/// <summary>mmap itself builds the page tables of what it maps.</summary>
/// <remarks>Source: unlocking, which has mmap() call remap_pfn_range(). That is what some device drivers do; a file system's mmap() only notes the range,
/// and each touch makes its entries by a fault. The rows say what would be seen if it were as the source says: tables that grow with the mapping, and a first
/// touch that needs no fault. MAP_POPULATE, which does build them within mmap(), is the control. Bytes of page tables from VmPTE; the runtime's
/// own tables come and go by some 4 KiB, the mapping's take 64 KiB with 4 KiB pages. Measured on Linux 6.18: 0 bytes when mapped.</remarks>
[Claim("mmap-builds-page-tables",
    Title = "mmap itself builds the page tables",
    Statement = "A cached file is mapped; the growth of the process's page tables and the faults of a first touch of every page are counted. If mmap() had built "
        + "the tables, they would have grown by an entry a page, and no touch would fault. The same with MAP_POPULATE shows what that looks like.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Contradicted,
    Because = "mmap() enters a range of addresses into the process's tree of areas; page-table entries are made by the faults of those who touch it.")]
[SourceSetting(
    Choice = "No file is described: a cached one of 32 MiB, whose entries could have been made at once. MAP_POPULATE, which makes them, is the control.")]
public class MmapBuildsPageTables : MechanismClaim
{
    private const long FileBytes = 32L << 20;
    private const int EntryBytes = 8;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("pageBytes", PageCache.PageBytes));

    public override Observation Observe()
    {
        DataFile data = Workspace.File("page-tables.bin", FileBytes);
        data.EstablishWarm();
        using FileDescriptor file = data.Open();
        using ThreadProbe probe = new();
        _ = Build(file, MapFlags.Shared, probe); // Compiles everything, and takes from the heap what reading /proc needs.
        BuiltTables mapped = Build(file, MapFlags.Shared, probe), populated = Build(file, MapFlags.Shared | MapFlags.Populate, probe);
        data.VerifyWarm();
        return new Observation([.. Judge("mapped", mapped, FileBytes / PageCache.PageBytes), .. Judge("mapped with MAP_POPULATE", populated, FileBytes / PageCache.PageBytes)],
            new Dictionary<string, double>(StringComparer.Ordinal) { ["pageTableBytesMapped"] = mapped.Bytes, ["pageTableBytesPopulated"] = populated.Bytes });
    }

    /// <summary>What would be seen if mmap() had built the tables of so many pages.</summary>
    internal static IEnumerable<MechanismRow> Judge(string how, BuiltTables built, long pages) =>
    [
        // Less than all of them: tables that were there already, of a neighbour in the same 2 MiB, do not count as growth.
        MechanismRow.Of($"growth of VmPTE before the first touch, {how}, bytes", Expected.AtLeast(pages * EntryBytes * 0.9), built.Bytes),
        MechanismRow.Of($"faults of the first touch of every page, {how}", Expected.Exactly(0), built.Faults),
    ];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static BuiltTables Build(FileDescriptor file, MapFlags flags, ThreadProbe probe)
    {
        long before = ProcessStatus.Read().VmPTE;
        using Mapping mapping = Mapping.Create(file, 0, FileBytes, Protection.Read, flags);
        long growth = ProcessStatus.Read().VmPTE - before;
        MappedRange range = mapping.Range;
        CounterSnapshot start = probe.Take();
        for (long at = 0; at < FileBytes; at += PageCache.PageBytes)
            _ = range.ByteAt(at);
        Counters touched = probe.Between(start, probe.Take());
        return new BuiltTables(growth, touched.MinorFaults + touched.MajorFaults);
    }
}

/// <summary>What of a mapping's page tables was there before anybody touched it.</summary>
/// <param name="Bytes">By how much the process's page tables grew while it was mapped.</param>
/// <param name="Faults">What touching every page for the first time took.</param>
internal readonly record struct BuiltTables(long Bytes, long Faults);
