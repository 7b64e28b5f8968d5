using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Mappings;

/// <summary>mmap alone brings no data into memory.</summary>
/// <remarks>Source: unlocking. Exact counts of the calling thread, resident size of the mapping's own area, residency of the file.</remarks>
[Claim("mapping-reads-nothing",
    Title = "Mapping a file brings none of it into memory",
    Statement = "An evicted file is mapped: device reads, the area's resident size and the pages in the cache are taken before and after. "
        + "Then every page is touched, and the same three show what reading looks like.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "mmap() enters a range of addresses; pages are looked for when somebody touches them.")]
[SourceSetting(
    Choice = "No file is described: an evicted one of 2 MiB. Touching all of it afterwards shows what reading would have looked like.")]
public class MappingReadsNothing : MechanismClaim
{
    private const long FileBytes = 2L << 20;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes));

    public override Observation Observe()
    {
        Needs.Device(Workspace);
        Needs.AreaSizes();
        DataFile data = Workspace.File("reads-nothing.bin", FileBytes).Ensure();
        using FileDescriptor file = data.Open();
        using ThreadProbe probe = new();
        Needs.CountedReads(probe);
        _ = Stages(file, probe).Count(); // Compiles everything, so that the counted pass reads nothing but the file.
        data.EstablishCold(file);
        Presence[] stages = [.. Stages(file, probe)];
        Needs.ChargedDeviceReads(Workspace, stages[1].DeviceBytes);
        return Observation.Of(Judge(stages[0], stages[1], FileBytes, PageCache.PageBytes));
    }

    /// <summary>What the claim asks: nothing there when mapped, everything when touched.</summary>
    internal static IEnumerable<MechanismRow> Judge(Presence mapped, Presence touched, long bytes, long pageBytes) =>
    [
        MechanismRow.Of("device bytes, mapped", Expected.Exactly(0), mapped.DeviceBytes),
        MechanismRow.Of("resident bytes of the area, mapped", Expected.Exactly(0), mapped.AreaBytes),
        MechanismRow.Of("pages in the cache, mapped", Expected.Exactly(0), mapped.CachedPages),
        MechanismRow.Of("device bytes, touched", Expected.AtLeast(bytes), touched.DeviceBytes),
        MechanismRow.Of("resident bytes of the area, touched", Expected.Exactly(bytes), touched.AreaBytes),
        MechanismRow.Of("pages in the cache, touched", Expected.Exactly((double)bytes / pageBytes), touched.CachedPages),
    ];

    private static IEnumerable<Presence> Stages(FileDescriptor file, ThreadProbe probe)
    {
        CounterSnapshot start = probe.Take();
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        yield return PresenceOf(file, mapping, probe, start);
        start = probe.Take();
        _ = mapping.Range.Sum(0, FileBytes);
        yield return PresenceOf(file, mapping, probe, start);
    }

    private static Presence PresenceOf(FileDescriptor file, Mapping mapping, ThreadProbe probe, CounterSnapshot start)
    {
        CounterSnapshot end = probe.Take();
        return new Presence(probe.Between(start, end).DeviceReadBytes, MemoryRollup.SmapsOf(mapping.Range.Address).Memory.Rss,
            PageCache.ResidentPages(file));
    }
}

/// <summary>How much of a mapped file is there.</summary>
/// <param name="DeviceBytes">Fetched from the device.</param>
/// <param name="AreaBytes">Resident in the mapping's memory area.</param>
/// <param name="CachedPages">In the page cache.</param>
internal readonly record struct Presence(long DeviceBytes, long AreaBytes, long CachedPages);
