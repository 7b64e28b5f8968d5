using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Measurement;
using PerfSuite.Results;
using PerfSuite.Statistics;

namespace PerfSuite.Claims.Limits;

/// <summary>The advantage of mapping and copying fades as the read block grows.</summary>
/// <remarks>Source: fedorova, note of 2022. Samples in ns per pass. One case a block size, and one in which blocks of 4 KiB and of 1 MiB
/// are measured turn by turn, so that the fading itself has an interval.</remarks>
[Claim("large-block-parity",
    Title = "The advantage of mmap and copy fades as blocks grow",
    Statement = "sequential-warm-copy with blocks of 4 KiB to 64 MiB in powers of four. The smallest must win, the largest must not win by more "
        + "than the margin, and the advantage at 4 KiB must exceed that at 1 MiB, measured side by side.",
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
    private const int LargestKiB = 64 << 10;

    private FileDescriptor? file;
    private BlockReader? reader, smallReader;
    private BlockMapper? mapper, smallMapper;

    public static IEnumerable<BlockPoint> Points =>
        [.. Enumerable.Range(0, 8).Select(i => new BlockPoint(SmallKiB << (2 * i))), new BlockPoint(1024, SmallKiB)];

    /// <summary>Size of a block, alone or against a smaller one.</summary>
    [ParamsSource(nameof(Points))]
    public BlockPoint Block { get; set; }

    public override Region Region => Block.KiB == LargestKiB ? Region.Under(1 + Margin) : Region.Over(1);

    public override Expectation? ExpectationOfCase =>
        Block.AgainstKiB is not null || Block.KiB is SmallKiB or LargestKiB ? null : Expectation.MachineDependent;

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
        ("fileBytes", Workspace.WarmFile.Bytes), ("bytesPerOperation", PassBytes), ("blockBytes", BlockBytes));

    private int BlockBytes => Block.KiB << 10;

    private long PassBytes => Math.Max(Workspace.Profile.PassBytes, BlockBytes);

    [GlobalSetup]
    public void Open()
    {
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

    [Benchmark]
    public ulong MapAndCopy() => mapper!.CopyPass();

    [Benchmark]
    public ulong ReadSmall() => smallReader!.CopyPass();

    [Benchmark]
    public ulong MapAndCopySmall() => smallMapper!.CopyPass();

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
