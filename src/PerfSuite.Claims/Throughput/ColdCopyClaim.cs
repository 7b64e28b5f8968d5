using BenchmarkDotNet.Attributes;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Throughput;

/// <summary>Copying from a file of which no page is in the page cache when a pass begins.</summary>
public abstract class ColdCopyClaim : CopyClaim
{
    /// <summary>Size of a block, KiB.</summary>
    [Params(4, 8, 16)]
    public int BlockKiB { get; set; }

    /// <summary>Map and unmap lie outside the clock, as in the source: beside a device they are nothing.</summary>
    [Params(MapTiming.Once)]
    public MapTiming Mapped { get; set; }

    /// <summary>Device times scatter more than memory times: what matters is larger.</summary>
    public override double Margin => 0.1;

    protected override int BlockBytes => BlockKiB << 10;

    /// <summary>How far the kernel reads ahead on the file's device.</summary>
    protected static long ReadAheadBytes => (ReadAhead.Of(Workspace.Folder)?.KiB ?? 0) << 10;

    /// <summary>Evicts the file before every pass of either arm, and verifies it.</summary>
    protected override void Prepare() => File.EstablishCold(Descriptor);

    protected override void Establish()
    {
        if (Workspace.FileSystem.IsMemoryOnly)
            throw NotApplicable($"The data folder is on {Workspace.FileSystem}, which keeps its pages in memory: nothing there can be cold.",
                "name a folder on a disk with --data-dir.");
        File.Ensure();
    }

    /// <summary>What the explanation asks of the counters of all passes; what read-ahead brings beyond the bytes visited is amplification, and part of the result.</summary>
    /// <param name="read">All passes of Read.</param>
    /// <param name="mapped">All passes of MapAndCopy.</param>
    /// <param name="passes">How many each made.</param>
    /// <param name="blocks">Blocks of a pass.</param>
    /// <param name="blockBytes">Size of a block.</param>
    /// <param name="byRead">Device bytes for each byte that Read visits.</param>
    /// <param name="byMapping">Device bytes for each byte that MapAndCopy visits.</param>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters mapped, long passes, long blocks, int blockBytes, Expected byRead, Expected byMapping)
    {
        double visited = (double)passes * blocks * blockBytes;
        return
        [
            .. JudgeCallsAndFaults(read, mapped, passes, blocks, Expected.Between(1, (double)blocks * blockBytes / Math.Min(blockBytes, PageCache.PageBytes))),
            MechanismRow.Of("device bytes ÷ bytes visited, Read", byRead, read.DeviceReadBytes / visited),
            MechanismRow.Of("device bytes ÷ bytes visited, MapAndCopy", byMapping, mapped.DeviceReadBytes / visited),
            MechanismRow.Of("major faults of all passes, MapAndCopy", Expected.AtLeast(passes), mapped.MajorFaults),
        ];
    }

    /// <summary>As <see cref="Judge"/>, of the counters of this case.</summary>
    protected IEnumerable<MechanismRow> Judged(ArmCounters counters, Expected byRead, Expected byMapping) =>
        Judge(counters[nameof(Read)], counters[nameof(MapAndCopy)], counters.Turns, Blocks, BlockBytes, byRead, byMapping);
}
