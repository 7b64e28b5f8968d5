using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Limits;

/// <summary>The advantage of mapping and copying fades as the read block grows.</summary>
/// <remarks>Source: fedorova, note of 2022. Samples in ns per pass over the whole file, which is mapped outside the clock, whatever the block. One case a block size, and one in
/// which blocks of 4 KiB and of 1 MiB are measured turn by turn, so that the fading itself has an interval. What small blocks give by themselves is sequential-warm-copy's.</remarks>
[Claim("large-block-parity",
    Title = "The advantage of mmap and copy fades as blocks grow",
    Statement = "sequential-warm-copy, mapped once, with blocks of 64 KiB, 1 MiB and 64 MiB. Blocks of 1 MiB and more must not win by more than the margin, and the advantage at 4 KiB must "
        + "exceed that at 1 MiB, measured side by side.",
    Source = Sources.Fedorova,
    Expectation = Expectation.Supported,
    Because = "The cost of crossing into the kernel is paid once a block: the larger the block, the less of it.")]
[SourceSetting(
    Buffer = "a much larger block than 4 to 16 KiB; how much larger is not said",
    Choice = "Blocks up to 64 MiB, by the setting of sequential-warm-copy, because the note changes the block alone. The file is 512 MiB or twice the "
        + "last-level cache, 4 GiB at full.")]
public class LargeBlockParity : TimingClaim
{
    private const int SmallKiB = 4;
    private const int LargeKiB = 1024;
    private const int LargestKiB = 64 << 10;

    private FileDescriptor? file;
    private BlockReader? reader, smallReader;
    private BlockMapper? mapper, smallMapper;

    public static IEnumerable<BlockPoint> Points =>
        [new(64), new(LargeKiB), new(LargestKiB), new(LargeKiB, SmallKiB)];

    /// <summary>Size of a block, alone or against a smaller one.</summary>
    [ParamsSource(nameof(Points))]
    public BlockPoint Block { get; set; }

    public override Region Region => Block is { AgainstKiB: null, KiB: >= LargeKiB } ? Region.Under(1 + Margin) : Region.Over(1);

    public override Expectation? ExpectationOfCase => Block.AgainstKiB is not null || Block.KiB >= LargeKiB ? null : Expectation.MachineDependent;

    /// <summary>A large block reads a large range: what other programs do to the memory bus shows more.</summary>
    public override double Margin => 0.03;

    public override DataFile CachedFile => Workspace.WarmFile;

    public override Estimand Estimand
    {
        get
        {
            Estimand plain = Estimand.Ratio(nameof(Read), nameof(MapAndCopy));
            return Block.AgainstKiB is null ? plain : Estimand.Ratio(nameof(ReadSmall), nameof(MapAndCopySmall)).Over(plain);
        }
    }

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("fileBytes", Workspace.WarmFile.Bytes), ("bytesPerOperation", PassBytes), ("blockBytes", BlockBytes), ("mapped", "once"));

    private int BlockBytes => Block.KiB << 10;

    private static long PassBytes => Workspace.WarmFile.Bytes;

    [GlobalSetup]
    public void Open()
    {
        if (BlockBytes > PassBytes)
            throw NotApplicable($"The cached file has {Workspace.WarmFile.Bytes >> 20} MiB here, less than a block of {BlockBytes >> 20}.", "free some memory or disk, or name another folder with --data-dir.");
        Workspace.WarmFile.EstablishWarm();
        file = Workspace.WarmFile.Open();
        BlockVisit visit = Visit(BlockBytes), small = Visit(SmallKiB << 10);
        reader = new BlockReader(file, visit, visit.WalkOf(0, 4));
        mapper = new BlockMapper(file, visit, visit.WalkOf(2, 4));
        smallReader = new BlockReader(file, small, small.WalkOf(1, 4));
        smallMapper = new BlockMapper(file, small, small.WalkOf(3, 4));
    }

    [Benchmark(Baseline = true)]
    public ulong Read() => reader!.CopyPass();

    [IterationSetup(Target = nameof(MapAndCopy))]
    public void Map() => mapper!.Map();

    [IterationCleanup(Target = nameof(MapAndCopy))]
    public void Unmap() => mapper!.Unmap();

    [IterationSetup(Target = nameof(MapAndCopySmall))]
    public void MapSmall() => smallMapper!.Map();

    [IterationCleanup(Target = nameof(MapAndCopySmall))]
    public void UnmapSmall() => smallMapper!.Unmap();

    [Benchmark]
    public ulong MapAndCopy() => mapper!.CopyMapped();

    [Benchmark]
    public ulong ReadSmall() => smallReader!.CopyPass();

    [Benchmark]
    public ulong MapAndCopySmall() => smallMapper!.CopyMapped();

    public override ArmWork? WorkOf(string arm) => arm is nameof(Read) or nameof(ReadSmall) ? new ArmWork { KernelBytes = BytesFrom.FromMemory }
        : new ArmWork { PagesMapped = ArmWork.Pages(PassBytes), CopiedBytes = PassBytes, UserBytes = BytesFrom.FromMemory };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
    [
        MechanismRow.Of("read calls per pass, Read: one a block", Expected.Exactly((double)PassBytes / BlockBytes),
            (double)counters[nameof(Read)].ReadCalls / counters.Turns),
        MechanismRow.Of("read calls, MapAndCopy", Expected.Exactly(0), counters[nameof(MapAndCopy)].ReadCalls),
    ];

    public override IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) => [Crossover.Falling("crossover block", "KiB",
        [.. Points.Where(p => p.AgainstKiB is null).Select(p => new CurvePoint(p.KiB, cases.FirstOrDefault(c => c.Case == $"block={p}")?.Ratio))])];

    [GlobalCleanup]
    public void Close()
    {
        smallMapper?.Dispose();
        smallReader?.Dispose();
        mapper?.Dispose();
        reader?.Dispose();
        file?.Dispose();
    }

    private BlockVisit Visit(int blockBytes) => new(Workspace.WarmFile, PassBytes, blockBytes, VisitOrder.Sequential, Workspace.Seed);
}

/// <summary>A block size, measured alone or side by side with a smaller one.</summary>
/// <param name="KiB">The block.</param>
/// <param name="AgainstKiB">The smaller block whose ratio is divided by this one's; null for this block alone.</param>
public readonly record struct BlockPoint(int KiB, int? AgainstKiB = null)
{
    public override string ToString() => AgainstKiB is { } against ? $"{SizeName.OfKiB(against)} over {SizeName.OfKiB(KiB)}" : SizeName.OfKiB(KiB);
}
