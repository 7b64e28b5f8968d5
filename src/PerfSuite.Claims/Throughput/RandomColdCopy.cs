using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Measurement;
using PerfSuite.Results;

namespace PerfSuite.Claims.Throughput;

/// <summary>Mapping and copying beats read() when the file must come from the device, in random order.</summary>
/// <remarks>Source: fedorova. Samples in ns per pass, at full over a window of the file; residency is verified to be 0 before each.</remarks>
[Claim("random-cold-copy",
    Title = "mmap and copy beats read(), in random order, from the device",
    Statement = "As random-warm-copy, but the file is evicted before every pass, and that no page is resident is verified.",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "A fault reads ahead around the page, a random read() does not: the read-ahead setting decides who does fewer and larger requests.")]
[SourceSetting(
    Size = FedorovasExperiment.Size, Coverage = FedorovasExperiment.AsManyBlocks, Order = FedorovasExperiment.AtRandom, Clock = FedorovasExperiment.Clock,
    Buffer = FedorovasExperiment.Buffer, Advice = FedorovasExperiment.Advice, CacheState = FedorovasExperiment.Cold,
    Choice = "A permutation of 8 read-ahead windows, and 32 scattered blocks of 720 MiB: how much is visited decides what reading ahead is worth. 4 GiB at "
        + "full.")]
public class RandomColdCopy : ColdCopyClaim
{
    /// <summary>Every byte visited comes from the device; a page that is dropped and read again comes twice.</summary>
    private static readonly Expected AtLeastWholeFile = Expected.AtLeast(1);

    protected override DataFile File => Workspace.ColdRandomFile;

    protected override long PassBytes => Workspace.Profile.ColdRandomPassBytes;

    protected override VisitOrder Order => VisitOrder.Random;

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        [.. CallsAndFaults(counters), .. DeviceBytes(counters, AtLeastWholeFile, AtLeastWholeFile)];
}
