using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Throughput;

/// <summary>Mapping and copying beats read() when the file must come from the device, in random order.</summary>
/// <remarks>Source: fedorova. Samples in ns per pass; residency is verified to be 0 before each. Who wins is decided by how much of the file is visited: where all of it is, each
/// window that a fault reads ahead is used in the end, and the mapping brings a device byte for every byte; of a few scattered blocks it brings a window each, up to 2,048 bytes for
/// one (read-ahead of 8 MiB, blocks of 4 KiB). The source visits all; both are cases.</remarks>
[Claim("random-cold-copy",
    Title = "mmap and copy beats read(), in random order, from the device",
    Statement = "As random-warm-copy, but the file is evicted before every pass, and that no page is resident is verified. All of a file of eight windows of read-ahead is visited, or "
        + "32 scattered blocks of a large one.",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "A fault reads ahead around the page, a random read() does not: where the whole file is wanted, the mapping makes fewer and larger requests; where little of it is, "
        + "it makes them for nothing.")]
[SourceSetting(
    Size = FedorovasExperiment.Size, Coverage = FedorovasExperiment.AsManyBlocks, Order = FedorovasExperiment.AtRandom, Clock = FedorovasExperiment.Clock,
    Buffer = FedorovasExperiment.Buffer, Advice = FedorovasExperiment.Advice, CacheState = FedorovasExperiment.Cold,
    Choice = "A permutation of 8 read-ahead windows, and 32 scattered blocks of 720 MiB: how much is visited decides what reading ahead is worth. 4 GiB at "
        + "full.")]
public class RandomColdCopy : ColdCopyClaim
{
    private const int Scattered = 32;

    /// <summary>How much of the file is visited.</summary>
    [ParamsAllValues]
    public Coverage Coverage { get; set; }

    public override FileSize FileSize => Coverage == Coverage.Whole ? Workspace.Sizes.ColdRandom : Workspace.Sizes.Large;

    protected override DataFile File => Coverage == Coverage.Whole ? Workspace.ColdRandomFile : Workspace.LargeFile;

    protected override VisitOrder Order => VisitOrder.Random;

    protected override int? ScatteredBlocks => Coverage == Coverage.Sparse ? Scattered : null;

    protected override int Sets => Coverage == Coverage.Sparse ? 16 : 1;

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => Judged(counters, Expected.Between(1, 1.1),
        Coverage == Coverage.Whole ? Expected.Between(1, 1.1) : AWindowEach(ReadAheadBytes, BlockBytes));

    /// <summary>Device bytes of a mapping for each byte of a scattered block: most of a window, as windows overlap or end with the file.</summary>
    internal static Expected AWindowEach(long readAheadBytes, int blockBytes) => Expected.Between(Math.Max(1, 0.25 * readAheadBytes / blockBytes), Math.Max(1.1, 1.1 * readAheadBytes / blockBytes));
}

/// <summary>How much of a cold file is visited.</summary>
public enum Coverage
{
    /// <summary>Every block once.</summary>
    Whole,

    /// <summary>A few blocks, others in every pass.</summary>
    Sparse,
}
