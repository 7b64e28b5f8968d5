using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Why;

/// <summary>What of a read is called crossing.</summary>
public enum Crossing
{
    /// <summary>A call that does nothing: into the kernel and out again.</summary>
    EmptyCall,

    /// <summary>A pread() of no bytes: the descriptor is looked up and everything checked, too.</summary>
    EmptyRead,
}

/// <summary>Entering and leaving the kernel is a visible share of a small read.</summary>
/// <remarks>Source: fedorova, who found some 15 %. Samples in ns per call. The ratio is the share: the time of the empty call ÷ the time of a
/// pread() of one cached block. Visible means above 5 %: more than twice the 2 % that this suite takes for a change that matters, so
/// that a change of the crossing alone (a mitigation switched on) would show in the read. She denies that it is the larger part, and so the claim does: below 30 %, twice her
/// figure, which is of blocks of 16 KiB. Measured on Linux 6.18, EPYC in a virtual machine: 0.09 and 0.13 at 16 KiB, but 0.30 and 0.42 at 4, where a read() copies next to
/// nothing; on an Intel one 0.12 at 4 KiB; in a guest whose host shadows its page tables, with page tables of the kernel's own, 0.44 and 0.51 at 16 KiB, 0.62 and 0.75 at 4. The blocks come from memory, not from the CPU's cache,
/// which makes the read dearer and the share smaller.</remarks>
[Claim("crossing-cost",
    Title = "Entering and leaving the kernel is a visible share of a small read",
    Statement = "An empty call, and a pread() of no bytes, against a pread() of one cached block of 4 or 16 KiB, side by side. "
        + "The ratio is the share of the read; between 5 and 30 % is visible, and not the larger part.",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "The switch costs the same whatever is read: what it costs depends on processor, mitigations and hypervisor, and how small its share is on the block.")]
[SourceSetting(
    Size = FedorovasExperiment.Size, Coverage = FedorovasExperiment.WholeFile, Order = FedorovasExperiment.InOrder, Clock = "a CPU profile of the experiment",
    Buffer = "one buffer of a block of 16 KiB", Advice = FedorovasExperiment.Advice, CacheState = FedorovasExperiment.Warm,
    Choice = "An empty call and an empty pread() are timed, where she adds up a profile's kernel functions. The file is that of sequential-warm-copy.")]
public class CrossingCost : TimingClaim
{
    private const double Visible = 0.05, LargerPart = 0.3;

    private LoopSet? loops;
    private BlockReader? reader;
    private DifferentialLoop? empty;

    /// <summary>Which crossing.</summary>
    [ParamsAllValues]
    public Crossing Crossing { get; set; }

    /// <summary>Size of the block that is read, KiB.</summary>
    [Params(4, 16)]
    public int BlockKiB { get; set; }

    public override Region Region => Region.Between(Visible, LargerPart);

    public override DataFile CachedFile => Workspace.WarmFile;

    public override Estimand Estimand => Estimand.Ratio(Crossing.ToString(), nameof(Read));

    public override string Unit => "ns/call";

    public override long OperationsPerTurn => loops!.Visit.Blocks;

    public override double Margin => 0.05;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("fileBytes", Workspace.WarmFile.Bytes), ("blockBytes", BlockBytes), ("bytesPerOperation", BlockBytes));

    private int BlockBytes => BlockKiB << 10;

    [GlobalSetup]
    public void Open()
    {
        loops = new LoopSet(Workspace, BlockBytes, count: 2);
        reader = loops.NextReader();
        empty = loops.NextLoop();
    }

    [Benchmark(Baseline = true)]
    public ulong Read() => reader!.CopyPass();

    [Benchmark]
    public ulong EmptyCall() => empty!.EmptyCalls();

    [Benchmark]
    public ulong EmptyRead() => empty!.EmptyReads();

    public override ArmWork? WorkOf(string arm) => new() { Calls = arm == nameof(EmptyCall) ? 1 : 0, KernelBytes = BytesFrom.FromMemory };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        counters.CountsInput ? Judge(counters[nameof(Read)], counters[Crossing.ToString()], counters.Operations, BlockBytes, Crossing) : [];

    /// <summary>What the explanation asks of both arms' counters over so many calls each.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters empty, long calls, int blockBytes, Crossing crossing) =>
    [
        MechanismRow.Of("bytes per call, Read", Expected.Exactly(blockBytes), (double)read.ReadBytes / calls),
        MechanismRow.Of($"bytes, {crossing}", Expected.Exactly(0), empty.ReadBytes),
        MechanismRow.Of($"read calls per operation, {crossing}", Expected.Exactly(crossing == Crossing.EmptyRead ? 1 : 0), (double)empty.ReadCalls / calls),
    ];

    [GlobalCleanup]
    public void Close() => loops?.Dispose();
}
