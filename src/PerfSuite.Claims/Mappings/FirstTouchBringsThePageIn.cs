using System.Runtime.CompilerServices;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Mappings;

/// <summary>Touching an evicted page takes a major fault, touching a cached one a minor fault, touching it again none.</summary>
/// <remarks>Source: unlocking. Exact counts of the calling thread. Read-ahead is switched off by advice and the touched pages lie far apart,
/// so that every touch meets its own page: neither read-ahead nor fault-around brings one in before its turn.</remarks>
[Claim("first-touch-brings-the-page-in",
    Title = "The first touch of a page faults: major from the device, minor from the cache",
    Statement = "Sixteen pages of an evicted file, far apart and without read-ahead, are touched through a mapping, then through a second mapping, "
        + "then there again. The faults of the thread are counted by kind.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "A page that no table entry leads to faults; the fault is major if it must wait for the device, minor if the page cache has the page.")]
[SourceSetting(
    CacheState = "not in memory: the fault reads the page from the disk",
    Choice = "Sixteen pages far apart and without read-ahead, so that each touch meets its own page. Faults on cached pages are told from those that read.")]
public class FirstTouchBringsThePageIn : MechanismClaim
{
    private const int Touches = 16;
    private const long StrideBytes = 256 << 10;
    private const long FileBytes = Touches * StrideBytes;

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("fileBytes", FileBytes), ("touches", Touches), ("strideBytes", StrideBytes));

    public override Observation Observe()
    {
        Needs.Device(Workspace);
        DataFile data = Workspace.File("first-touch.bin", FileBytes).Ensure();
        using FileDescriptor file = data.Open();
        using ThreadProbe probe = new();
        Needs.CountedReads(probe);
        using (Mapping compiling = Mapping.Create(file, 0, FileBytes))
            _ = TouchAll(compiling.Range, probe);
        data.EstablishCold(file);
        using Mapping first = Mapping.Create(file, 0, FileBytes), second = Mapping.Create(file, 0, FileBytes);
        first.Range.Advise(MemoryAdvice.Random);
        Counters evicted = TouchAll(first.Range, probe), cached = TouchAll(second.Range, probe), again = TouchAll(second.Range, probe);
        Needs.ChargedDeviceReads(Workspace, evicted.DeviceReadBytes);
        return Observation.Of(Judge(evicted, cached, again, Touches, PageCache.PageBytes));
    }

    /// <summary>What the claim asks of the counters of the three passes.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters evicted, Counters cached, Counters again, long touches, long pageBytes) =>
    [
        MechanismRow.Of("major faults, evicted pages", Expected.Exactly(touches), evicted.MajorFaults),
        MechanismRow.Of("minor faults, evicted pages", Expected.Exactly(0), evicted.MinorFaults),
        MechanismRow.Of("device bytes, evicted pages", Expected.AtLeast(touches * pageBytes), evicted.DeviceReadBytes),
        MechanismRow.Of("major faults, cached pages", Expected.Exactly(0), cached.MajorFaults),
        MechanismRow.Of("minor faults, cached pages", Expected.Exactly(touches), cached.MinorFaults),
        MechanismRow.Of("device bytes, cached pages", Expected.Exactly(0), cached.DeviceReadBytes),
        MechanismRow.Of("faults, pages touched before", Expected.Exactly(0), again.MajorFaults + again.MinorFaults),
    ];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Counters TouchAll(MappedRange map, ThreadProbe probe)
    {
        CounterSnapshot start = probe.Take();
        for (long at = 0; at < FileBytes; at += StrideBytes)
            _ = map.ByteAt(at);
        CounterSnapshot end = probe.Take();
        return probe.Between(start, end);
    }
}
