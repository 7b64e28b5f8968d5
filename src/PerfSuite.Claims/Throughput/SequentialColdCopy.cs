using System.Globalization;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Throughput;

/// <summary>Mapping and copying beats read() when the file must come from the device, sequentially.</summary>
/// <remarks>Source: fedorova. Samples in ns per pass over the whole file; residency is verified to be 0 before each. The answer depends on how many windows of read-ahead
/// the file has, as the first ones are still growing, and grow more slowly for a mapping: with read-ahead of 8 MiB (Linux 6.18, ext4, Intel, nested paging) the source's own program lost
/// on 32 MiB (0.87), and won on 128 MiB (1.11), on 1 GiB (1.17) and on her 4 GiB (1.26). So the size is swept, and the cases of the whole file are the source's.</remarks>
[Claim("sequential-cold-copy",
    Title = "mmap and copy beats read(), sequentially, from the device",
    Statement = "As sequential-warm-copy, but the file is evicted before every pass, and that no page is resident is verified. The file has 32 windows of read-ahead, or the source's "
        + "4 GiB at profile full; files of two and of eight windows show where the answer turns.",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "The device and the read-ahead setting bound both arms; parity is the usual result, and the fewer windows the file has, the worse for the mapping.")]
[SourceSetting(
    Size = FedorovasExperiment.Size, Coverage = FedorovasExperiment.WholeFile, Order = FedorovasExperiment.InOrder, Clock = FedorovasExperiment.Clock,
    Buffer = FedorovasExperiment.Buffer, Advice = FedorovasExperiment.Advice, CacheState = FedorovasExperiment.Cold,
    Choice = "32 read-ahead windows and 128 MiB at least: fewer would measure how read-ahead ramps up. 4 GiB at full, at most a quarter of available "
        + "memory and free disk.")]
public class SequentialColdCopy : ColdCopyClaim
{
    /// <summary>Read-ahead may reach a little beyond, never fall short.</summary>
    private static readonly Expected WholeFile = Expected.Between(1, 1.1);

    /// <summary>How large the file is.</summary>
    [ParamsAllValues]
    public ColdSize Windows { get; set; }

    protected override VisitOrder Order => VisitOrder.Sequential;

    public override FileSize FileSize => Windows == ColdSize.Whole ? Workspace.Sizes.Cold : Data.FileSize.Exactly((long)Windows * Math.Max(ReadAheadBytes, 1 << 20));

    protected override DataFile File => Windows == ColdSize.Whole ? Workspace.ColdFile : Workspace.File($"cold-{Windows}.bin", FileSize.Bytes);

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => Judged(counters, WholeFile, WholeFile);

    public override IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) => cases.GroupBy(c => Number(c, "blockBytes")).Select(block => Crossover.Rising(
        string.Create(CultureInfo.InvariantCulture, $"crossover file, blocks of {block.Key / 1024} KiB"), "MiB",
        [.. block.Select(c => new CurvePoint(Number(c, "fileBytes") / (1 << 20), c.Ratio)).OrderBy(p => p.At)]));

    private static double Number(CaseRecord c, string parameter) => Convert.ToDouble(c.Parameters[parameter], CultureInfo.InvariantCulture);
}

/// <summary>Size of a cold file in windows of read-ahead.</summary>
public enum ColdSize
{
    /// <summary>As large as the run's profile has it.</summary>
    Whole = 0,
    Two = 2,
    Eight = 8,
}
