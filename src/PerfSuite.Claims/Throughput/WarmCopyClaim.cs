using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Throughput;

/// <summary>Copying from a file that is in the page cache as a whole, and too large for the processor's. A pass is the whole file.</summary>
/// <remarks>A part of it would not do: at random the faults come early in a pass; and in order one part of a file that was read lies in large folios and another in small ones, whose
/// copy took four times as long on a host with shadow paging (15.9 ms for one of sixteen parts of 64 MiB, 3.8 for the others).</remarks>
public abstract class WarmCopyClaim : CopyClaim
{
    /// <summary>What a fault brings at most: one entry of the page table above.</summary>
    private const long MostByOneFault = 2L << 20;

    /// <summary>What the kernel maps around a fault of a page that is cached, where nobody has changed that.</summary>
    private const long LeastByOneFault = 64L << 10;

    /// <summary>Size of a block, KiB.</summary>
    [Params(4, 8, 16)]
    public int BlockKiB { get; set; }

    /// <summary>Whether map and unmap lie outside the clock, as in the source, or inside.</summary>
    [ParamsAllValues]
    public MapTiming Mapped { get; set; }

    public override DataFile CachedFile => File;

    public override FileSize FileSize => Workspace.Sizes.Warm;

    protected override DataFile File => Workspace.WarmFile;

    protected override int BlockBytes => BlockKiB << 10;

    /// <summary>Both are of one measurement: mapping and unmapping are timed beside the copying, and stand outside the clock or are added.</summary>
    public override SourceCase? Source => Mapped == MapTiming.Once ? null : new SourceCase(GetType(), $"blockKiB={BlockKiB}, mapped=once");

    public override IReadOnlyList<ArmRecord> ArmsFrom(CaseRecord source) => [.. source.Arms.Select(arm => arm.Name != nameof(MapAndCopy) ? arm
        : arm with
        {
            Samples = [.. arm.Samples.Select(s => Significant.Digits(s + Usual(source, Mapping) + Usual(source, Unmapping), 4))],
            Work = arm.Work is null ? null : new Dictionary<string, double>(arm.Work, StringComparer.Ordinal)
            {
                [PrimitiveNames.MapUnmap] = 1,
                [PrimitiveNames.UnmapTouched] = 1,
                [PrimitiveNames.PageTable] = ArmWork.Tables(FileSize.Bytes),
                [PrimitiveNames.UnmapPerPage] = ArmWork.Pages(FileSize.Bytes),
            },
        })];

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        Judge(counters[nameof(Read)], counters[nameof(MapAndCopy)], counters.Turns, Blocks, FileSize.Bytes, PageCache.PageBytes);

    /// <summary>What the explanation asks: calls or faults, and nothing from the device. A fault brings a page-table entry of 2 MiB at most, and what is cached around a page at least.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters mapped, long passes, long blocks, long passBytes, int pageBytes) =>
    [
        .. JudgeCallsAndFaults(read, mapped, passes, blocks,
            Expected.Between((double)passBytes / MostByOneFault, 1 + ((double)passBytes / Math.Max(LeastByOneFault, pageBytes)))),
        MechanismRow.Of("major faults of all passes, both arms", Expected.Exactly(0), read.MajorFaults + mapped.MajorFaults),
    ];

    protected override void Establish() => File.EstablishWarm();

    private static double Usual(CaseRecord source, string stage) => Median.Of(source.Stages.Single(s => s.Arm == nameof(MapAndCopy) && s.Stage == stage).Samples);
}
