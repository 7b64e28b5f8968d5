using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Measurement;
using PerfSuite.Results;

namespace PerfSuite.Claims.Throughput;

/// <summary>Mapping and copying beats read() when the file must come from the device, sequentially.</summary>
/// <remarks>Source: fedorova. Samples in ns per pass over the whole file; residency is verified to be 0 before each.</remarks>
[Claim("sequential-cold-copy",
    Title = "mmap and copy beats read(), sequentially, from the device",
    Statement = "As sequential-warm-copy, but the file is evicted before every pass, and that no page is resident is verified.",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "The device and the read-ahead setting bound both arms; parity is the usual result.")]
[SourceSetting(
    Size = FedorovasExperiment.Size, Coverage = FedorovasExperiment.WholeFile, Order = FedorovasExperiment.InOrder, Clock = FedorovasExperiment.Clock,
    Buffer = FedorovasExperiment.Buffer, Advice = FedorovasExperiment.Advice, CacheState = FedorovasExperiment.Cold,
    Choice = "32 read-ahead windows and 128 MiB at least: fewer would measure how read-ahead ramps up. 4 GiB at full, at most a quarter of available "
        + "memory and free disk.")]
public class SequentialColdCopy : ColdCopyClaim
{
    /// <summary>Read-ahead may reach a little beyond, never fall short.</summary>
    private static readonly Expected WholeFile = Expected.Between(1, 1.1);

    protected override VisitOrder Order => VisitOrder.Sequential;

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        [.. CallsAndFaults(counters), .. DeviceBytes(counters, WholeFile, WholeFile)];
}
