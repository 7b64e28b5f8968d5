using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Measurement;
using PerfSuite.Results;
using PerfSuite.Statistics;

namespace PerfSuite.Claims.Throughput;

/// <summary>What the four throughput claims share: blocks are brought into a buffer, by read() or by mapping and copying.</summary>
public abstract class CopyClaim : TimingClaim
{
    private FileDescriptor? file;
    private BlockVisit? visit;
    private BlockReader? reader;
    private BlockMapper? mapper;

    /// <summary>Size of a block, KiB.</summary>
    [Params(4, 8, 16)]
    public int BlockKiB { get; set; }

    public override Region Region => Region.Over(1);

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("order", Order.ToString()), ("fileBytes", File.Bytes), ("bytesPerOperation", PassBytes), ("blockBytes", BlockBytes), ("seed", Workspace.Seed));

    protected abstract VisitOrder Order { get; }

    protected abstract DataFile File { get; }

    /// <summary>How much of the file one turn maps and visits.</summary>
    protected abstract long PassBytes { get; }

    protected int BlockBytes => BlockKiB << 10;

    protected FileDescriptor Descriptor => file!;

    protected BlockVisit Visit => visit!;

    [GlobalSetup]
    public void Open()
    {
        Establish();
        file = File.Open();
        visit = new BlockVisit(File, PassBytes, BlockBytes, Order, Workspace.Seed);
        reader = new BlockReader(file, visit, visit.WalkOf(0, 2));
        mapper = new BlockMapper(file, visit, visit.WalkOf(1, 2));
    }

    [Benchmark(Baseline = true)]
    public ulong Read() => reader!.CopyPass();

    [Benchmark]
    public ulong MapAndCopy() => mapper!.CopyPass();

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        mapper!.StagedPasses(Stages, nameof(MapAndCopy), Workspace.StagesBudget, BeforeStagedPass);
        return [];
    }

    [GlobalCleanup]
    public void Close()
    {
        mapper?.Dispose();
        reader?.Dispose();
        file?.Dispose();
    }

    /// <summary>Brings the file into the state that the claim is about, by its recipe, and verifies it.</summary>
    protected abstract void Establish();

    /// <summary>As before a timed turn.</summary>
    protected virtual void BeforeStagedPass()
    {
    }

    /// <summary>Calls and faults that the explanation asks of every cached or evicted pass.</summary>
    protected IEnumerable<MechanismRow> CallsAndFaults(ArmCounters counters)
    {
        Counters read = counters[nameof(Read)], mapped = counters[nameof(MapAndCopy)];
        long pages = PassBytes / PageCache.PageBytes;
        yield return MechanismRow.Of("read calls of all passes, Read", Expected.Exactly((double)counters.Turns * Visit.Blocks), read.ReadCalls);
        yield return MechanismRow.Of("read calls of all passes, MapAndCopy", Expected.Exactly(0), mapped.ReadCalls);
        yield return MechanismRow.Of("faults per pass, MapAndCopy", Expected.Between(1, pages),
            (double)(mapped.MinorFaults + mapped.MajorFaults) / counters.Turns);
    }
}
