using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.DotNet;

/// <summary>Advice that the runtime's API does not offer decides how much a first touch reads, and whether there is a fault at all.</summary>
/// <remarks>Source: requests of the runtime's users for advice and population. Counted on an evicted file, by residency and faults.</remarks>
[Claim("advice-changes-what-a-fault-brings",
    Title = "Advice decides what a first touch brings in",
    Statement = "An evicted file is mapped and advised on; then its middle page is touched, or nothing. Resident pages and faults are counted: with "
        + "MADV_RANDOM one page comes, without advice its neighbourhood, with MADV_WILLNEED some come untouched, with MADV_POPULATE_READ all come and "
        + "later touches do not fault.",
    Source = Sources.DotNet,
    Expectation = Expectation.Supported,
    Because = "The kernel reads around a fault unless told that access is random; WILLNEED starts reading; POPULATE_READ fills the page tables too.")]
public class AdviceChangesWhatAFaultBrings : MechanismClaim
{
    private const long FileBytes = 8L << 20;
    private const int Waits = 200;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes));

    private static long Pages => FileBytes / PageCache.PageBytes;

    public override Observation Observe()
    {
        Needs.Device(Workspace);
        DataFile data = Workspace.File("advice.bin", FileBytes).Ensure();
        using FileDescriptor file = data.Open();
        return Observation.Of(Judge(new AdviceEffects(
            Touched(data, file, MemoryAdvice.Normal), Touched(data, file, MemoryAdvice.Random), Untouched(data, file),
            Populated(data, file, out long faults), faults), Pages));
    }

    /// <summary>What the claim asks of the counted pages and faults.</summary>
    internal static IEnumerable<MechanismRow> Judge(AdviceEffects effects, long pages) =>
    [
        MechanismRow.Of("pages that one touch brings, no advice", Expected.Between(2, pages), effects.PagesByTouch),
        MechanismRow.Of("pages that one touch brings, MADV_RANDOM", Expected.Exactly(1), effects.PagesByTouchRandom),
        MechanismRow.Of("pages that come untouched, MADV_WILLNEED", Expected.Between(2, pages), effects.PagesWillNeed),
        MechanismRow.Of("pages that come untouched, MADV_POPULATE_READ", Expected.Exactly(pages), effects.PagesPopulated),
        MechanismRow.Of("faults of touching every page after MADV_POPULATE_READ", Expected.Exactly(0), effects.FaultsPopulated),
    ];

    private static long Touched(DataFile data, FileDescriptor file, MemoryAdvice advice)
    {
        data.EstablishCold(file);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        mapping.Range.Advise(advice);
        _ = mapping.Range.ByteAt(FileBytes / 2);
        return CountedThenRead(mapping, file);
    }

    /// <summary>The kernel reads in the background: waits until some pages are there.</summary>
    private static long Untouched(DataFile data, FileDescriptor file)
    {
        data.EstablishCold(file);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        mapping.Range.Advise(MemoryAdvice.WillNeed);
        for (int i = 0; i < Waits && PageCache.ResidentPages(file) < 2; i++)
            Thread.Sleep(1);
        return CountedThenRead(mapping, file);
    }

    /// <summary>The kernel may still be reading ahead, and pages that are being read cannot be evicted: after the count all are waited for.</summary>
    private static long CountedThenRead(Mapping mapping, FileDescriptor file)
    {
        long resident = PageCache.ResidentPages(file);
        TouchAll(mapping.Range);
        return resident;
    }

    private static long Populated(DataFile data, FileDescriptor file, out long faults)
    {
        data.EstablishCold(file);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        if (SystemCall.Madvise(mapping.Range.Address, (nint)FileBytes, MemoryAdvice.PopulateRead) < 0)
            throw NotApplicable($"MADV_POPULATE_READ is refused: {Errno.Last}.", "use Linux 5.14 or later.");
        using ThreadProbe probe = new();
        TouchAll(mapping.Range.Slice(0, PageCache.PageBytes)); // Compiles what is counted next.
        CounterSnapshot before = probe.Take();
        TouchAll(mapping.Range);
        Counters counted = probe.Between(before, probe.Take());
        faults = counted.MinorFaults + counted.MajorFaults;
        return PageCache.ResidentPages(file);
    }

    private static void TouchAll(MappedRange map)
    {
        for (long at = 0; at < map.Bytes; at += PageCache.PageBytes)
            _ = map.ByteAt(at);
    }
}

/// <summary>What was counted for each kind of advice on an evicted file.</summary>
/// <param name="PagesByTouch">Resident after one touch, no advice.</param>
/// <param name="PagesByTouchRandom">Resident after one touch, MADV_RANDOM.</param>
/// <param name="PagesWillNeed">Resident after MADV_WILLNEED, untouched.</param>
/// <param name="PagesPopulated">Resident after MADV_POPULATE_READ, untouched.</param>
/// <param name="FaultsPopulated">Faults of touching every page then.</param>
internal readonly record struct AdviceEffects(long PagesByTouch, long PagesByTouchRandom, long PagesWillNeed, long PagesPopulated, long FaultsPopulated);
