using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Throughput;

/// <summary>Mapping a cached file and copying from it in random order beats read() into the same buffer.</summary>
/// <remarks>Source: fedorova. Samples in ns per pass over the whole file. The permutation is seeded, visits each block once, and is the same for both arms.</remarks>
[Claim("random-warm-copy",
    Title = "mmap and copy beats read(), in random order, from the page cache",
    Statement = "As sequential-warm-copy, but a pass visits all blocks of the file in one seeded permutation, each exactly once, the same in both arms.",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "Every read() looks its folio up anew, while the mapping is looked up by the hardware after the first fault of a folio. minorFaultPerPage decides, as in "
        + "sequential-warm-copy.")]
[SourceSetting(
    Size = FedorovasExperiment.Size, Coverage = FedorovasExperiment.AsManyBlocks, Order = FedorovasExperiment.AtRandom, Clock = FedorovasExperiment.Clock,
    Buffer = FedorovasExperiment.Buffer, Advice = FedorovasExperiment.Advice, CacheState = FedorovasExperiment.Warm,
    Choice = "As sequential-warm-copy; but one seeded permutation, the same in both arms, so that both visit every block once.")]
public class RandomWarmCopy : WarmCopyClaim
{
    protected override VisitOrder Order => VisitOrder.Random;
}
