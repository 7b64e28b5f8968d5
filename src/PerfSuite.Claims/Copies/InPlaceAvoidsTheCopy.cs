using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Copies;

/// <summary>Using the bytes where they are mapped beats reading them into a buffer and using them there.</summary>
/// <remarks>Sources: love, unlocking, when-not. Samples in ns per pass. Both arms add up every 64-bit word with the same vectorised sum.</remarks>
[Claim("in-place-avoids-the-copy",
    Title = "Using mapped bytes in place beats read() and using the buffer",
    Statement = "Every 64-bit word of a cached file is added up: in the buffer after one pread() a block, or where the pass is mapped. "
        + "The mapping saves the copy; map and unmap are inside the timed pass.",
    Source = $"{Sources.Love}, {Sources.Unlocking}, {Sources.WhenNot}",
    Expectation = Expectation.MachineDependent,
    Because = "read() moves every byte once more than the mapping does, whatever the block size. minorFaultPerPage decides whether the faults cost less than that copy: they do at "
        + "30 to 60 ns a page; at 770 (a guest with shadow paging) they cost five to nine times as much where the file lies in small folios, and little where it lies in folios of 2 MiB.")]
[SourceSetting(
    Buffer = "a user-space buffer for read(), none for the mapping (love)",
    Choice = "No file is described: a cached one, so that the copy is not lost beside the device, summed word by word. Map and unmap are inside the clock.")]
public class InPlaceAvoidsTheCopy : TimingClaim
{

    private FileDescriptor? file;
    private BlockReader? reader;
    private BlockMapper? mapper;

    /// <summary>Size of a block, KiB.</summary>
    [Params(4, 64, 1024, 16384)]
    public int BlockKiB { get; set; }

    public override Region Region => Region.Over(1);

    public override DataFile CachedFile => Workspace.WarmFile;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("fileBytes", Workspace.WarmFile.Bytes), ("bytesPerOperation", PassBytes), ("blockBytes", BlockBytes));

    private int BlockBytes => BlockKiB << 10;

    private long PassBytes => Math.Max(Profile.PassBytes, BlockBytes);

    [GlobalSetup]
    public void Open()
    {
        Workspace.WarmFile.EstablishWarm();
        file = Workspace.WarmFile.Open();
        BlockVisit visit = new(Workspace.WarmFile, PassBytes, BlockBytes, VisitOrder.Sequential, Workspace.Seed, BlockUse.Sum);
        reader = new BlockReader(file, visit, visit.WalkOf(0, 2));
        mapper = new BlockMapper(file, visit, visit.WalkOf(1, 2));
    }

    [Benchmark(Baseline = true)]
    public ulong ReadAndSum() => reader!.SumPass();

    [Benchmark]
    public ulong SumInPlace() => mapper!.SumPass();

    public override ArmWork? WorkOf(string arm) => arm == nameof(ReadAndSum) ? new ArmWork { KernelBytes = BytesFrom.FromMemory, ReadsIntoMemory = BlockBytes == PassBytes, SummedBytes = PassBytes, UserBytes = BlockBytes < 1 << 20 ? BytesFrom.Near : BytesFrom.LastCache }
        : ArmWork.OfMapping(PassBytes) with { SummedBytes = PassBytes, UserBytes = BytesFrom.FromMemory };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
    [
        MechanismRow.Of("bytes read by calls per pass, ReadAndSum", Expected.Exactly(PassBytes),
            (double)counters[nameof(ReadAndSum)].ReadBytes / counters.Turns),
        MechanismRow.Of("bytes read by calls, SumInPlace", Expected.Exactly(0), counters[nameof(SumInPlace)].ReadBytes),
        MechanismRow.Of("major faults, both arms", Expected.Exactly(0),
            counters[nameof(ReadAndSum)].MajorFaults + counters[nameof(SumInPlace)].MajorFaults),
    ];

    public override IEnumerable<MechanismRow> TakeApart()
    {
        mapper!.StagedPasses(Stages, nameof(SumInPlace), Workspace.Profile.StagesBudget);
        return [];
    }

    [GlobalCleanup]
    public void Close()
    {
        mapper?.Dispose();
        reader?.Dispose();
        file?.Dispose();
    }
}
