using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Throughput;

/// <summary>What the four throughput claims share: blocks are brought into a buffer, by read() or by copying from a mapping.</summary>
public abstract class CopyClaim : TimingClaim
{
    /// <summary>The stages that lie outside the clock.</summary>
    protected const string Mapping = "map", Unmapping = "unmap";

    private FileDescriptor? file;
    private BlockVisit[] visits = [];
    private BlockReader[] readers = [];
    private BlockMapper[] mappers = [];
    private int readTurn, mappedTurn;

    public override Region Region => Region.Over(1);

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("order", Order.ToString()), ("fileBytes", FileSize.Bytes), ("bytesPerOperation", VisitedBytes), ("blockBytes", BlockBytes), ("seed", Workspace.Seed));

    public abstract override FileSize FileSize { get; }

    protected abstract VisitOrder Order { get; }

    protected abstract DataFile File { get; }

    protected abstract int BlockBytes { get; }

    /// <summary>Blocks that one pass visits at scattered places; null where it visits all.</summary>
    protected virtual int? ScatteredBlocks => null;

    /// <summary>How many sets of scattered blocks there are, so that no pass finds a device's cache filled by the pass before.</summary>
    protected virtual int Sets => 1;

    protected FileDescriptor Descriptor => file!;

    /// <summary>Blocks of one pass.</summary>
    protected long Blocks => ScatteredBlocks ?? (FileSize.Bytes / BlockBytes);

    /// <summary>Bytes that one pass brings.</summary>
    protected long VisitedBytes => Blocks * BlockBytes;

    [GlobalSetup]
    public void Open()
    {
        Establish();
        file = File.Open();
        visits = [.. Enumerable.Range(0, Sets).Select(set => new BlockVisit(File, FileSize.Bytes, BlockBytes, Order, Workspace.Seed + set, blocks: ScatteredBlocks))];
        readers = [.. visits.Select(v => new BlockReader(file, v, v.WalkOf(0, 2)))];
        mappers = [.. visits.Select(v => new BlockMapper(file, v, v.WalkOf(1, 2)))];
        mappedTurn = Sets / 2;
    }

    [IterationSetup(Target = nameof(Read))]
    public void BeforeRead() => Prepare();

    [IterationSetup(Target = nameof(MapAndCopy))]
    public void BeforeMapping()
    {
        Prepare();
        mappedTurn = (mappedTurn + 1) % Sets;
        long start = StageClock.Start();
        mappers[mappedTurn].Map();
        Stages.Stop(nameof(MapAndCopy), Mapping, start);
    }

    [IterationCleanup(Target = nameof(MapAndCopy))]
    public void AfterMapping()
    {
        long start = StageClock.Start();
        mappers[mappedTurn].Unmap();
        Stages.Stop(nameof(MapAndCopy), Unmapping, start);
    }

    [Benchmark(Baseline = true)]
    public ulong Read() => readers[readTurn = (readTurn + 1) % Sets].CopyPass();

    [Benchmark]
    public ulong MapAndCopy() => mappers[mappedTurn].CopyMapped();

    public override ArmWork? WorkOf(string arm) => (arm == nameof(Read) ? new ArmWork { KernelBytes = BytesFrom.FromMemory }
        : new ArmWork { PagesMapped = ArmWork.Pages(VisitedBytes), PageTables = ArmWork.Tables(VisitedBytes) / 2, CopiedBytes = VisitedBytes, UserBytes = BytesFrom.FromMemory }) with
    { Misses = Order == VisitOrder.Random ? Blocks : 0 };

    public override IEnumerable<MechanismRow> TakeApart()
    {
        if (ScatteredBlocks is null)
            mappers[0].StagedPasses(Stages, nameof(MapAndCopy), Workspace.Profile.StagesBudget, Prepare);
        return [];
    }

    [GlobalCleanup]
    public void Close()
    {
        foreach (BlockMapper mapper in mappers)
            mapper.Dispose();
        foreach (BlockReader reader in readers)
            reader.Dispose();
        file?.Dispose();
    }

    /// <summary>Brings the file into the state that the claim is about, by its recipe, and verifies it.</summary>
    protected abstract void Establish();

    /// <summary>What comes before every pass of either arm, outside the clock.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>What the explanation asks of the calls and faults of all passes: one call a block by read(), none by the mapping, which has faults in their place.</summary>
    /// <param name="read">All passes of Read.</param>
    /// <param name="mapped">All passes of MapAndCopy.</param>
    /// <param name="passes">How many each made.</param>
    /// <param name="blocks">Blocks of a pass.</param>
    /// <param name="faults">Faults of a pass of the mapping.</param>
    internal static IEnumerable<MechanismRow> JudgeCallsAndFaults(Counters read, Counters mapped, long passes, long blocks, Expected faults) =>
    [
        MechanismRow.Of("read calls of all passes, Read", Expected.Exactly((double)passes * blocks), read.ReadCalls),
        MechanismRow.Of("read calls of all passes, MapAndCopy", Expected.Exactly(0), mapped.ReadCalls),
        MechanismRow.Of("faults per pass, MapAndCopy", faults, (double)(mapped.MinorFaults + mapped.MajorFaults) / passes),
        MechanismRow.Of("faults per pass, Read", Expected.AtMost(1), (double)(read.MinorFaults + read.MajorFaults) / passes),
    ];
}
