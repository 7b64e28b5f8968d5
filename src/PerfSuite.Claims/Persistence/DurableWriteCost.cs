using System.Globalization;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Persistence;

/// <summary>Making a block durable by a mapped store and msync is faster than by pwrite and fdatasync.</summary>
/// <remarks>Source: unlocking, which names msync() as the way to write changes back. Samples in ns per block. Measured on Linux 6.18 with ext4: a
/// store of 4 KiB made the device write as much as the page cache's folio around it is long, 1,048,576 bytes in a file that had been written by
/// 1 MiB (65,536 in one written by 64 KiB, 4,096 in one read page by page), while pwrite() of 4 KiB gave it 4,096 bytes in all of them. With the
/// 1 MiB folios the ratio was 0.4 to 0.5 at 4 KiB, 0.25 to 0.4 at 64 KiB, and 0.1 to 0.6 at 1 MiB, where 256 faults take the
/// rest; with single pages 0.94 to 1.0 at 4 KiB. While others keep the device busy, its queue hides most of that.</remarks>
[Claim("durable-write-cost",
    Title = "A mapped store and msync makes a block durable faster than pwrite and fdatasync",
    Statement = "A block of a preallocated, cached file is overwritten and made durable: copied into the mapping and msync(MS_SYNC) of its range, or "
        + "pwrite() and fdatasync(). Blocks follow one another through the file; each arm has a file of its own.",
    Source = Sources.Unlocking,
    Expectation = Expectation.MachineDependent,
    Because = "Both wait for the same device; what differs is how much becomes dirty: a write marks its blocks, a store marks as much as the file "
        + "system tracks by one fault, which with large folios is far more than was stored.")]
[SourceSetting(
    Choice = "The document compares msync() with nothing: pwrite() and fdatasync() as its rival, the file and its blocks are the suite's own.")]
public class DurableWriteCost : TimingClaim
{
    private const long FileBytes = 4L << 20;

    private DurableBlocks? written, stored;
    private readonly Dictionary<string, double> deviceBytes = new(StringComparer.Ordinal);

    /// <summary>The usual folios at three sizes, and single pages where that changes most.</summary>
    public static IEnumerable<DurablePoint> Points => [new(4), new(4, PageByPage: true), new(64), new(1024)];

    /// <summary>Size of a block, and how the page cache holds the file.</summary>
    [ParamsSource(nameof(Points))]
    public DurablePoint Block { get; set; }

    public override Region Region => Region.Over(1);

    public override string Unit => "ns/block";

    /// <summary>Device times scatter.</summary>
    public override double Margin => 0.2;

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("fileBytes", FileBytes), ("blockBytes", BlockBytes), ("bytesPerOperation", BlockBytes),
            ("pageByPage", Block.PageByPage), ("seed", Workspace.Seed));

    public override IReadOnlyDictionary<string, double> Quantities => deviceBytes;

    private int BlockBytes => Block.KiB << 10;

    [GlobalSetup]
    public void Open()
    {
        Needs.Device(Workspace);
        written = new DurableBlocks(Workspace.File("durable-written.bin", FileBytes), BlockBytes, Block.PageByPage);
        stored = new DurableBlocks(Workspace.File("durable-stored.bin", FileBytes), BlockBytes, Block.PageByPage);
    }

    [Benchmark(Baseline = true)]
    public ulong WriteAndSync() => written!.WriteNext();

    [Benchmark]
    public ulong StoreAndSync() => stored!.StoreNext();

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => Judge(counters[nameof(WriteAndSync)], counters[nameof(StoreAndSync)],
        counters.Operations, Math.Max(1, BlockBytes / PageCache.PageBytes));

    /// <summary>What the explanation asks of both arms' counters over so many blocks of so many pages.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters write, Counters store, long blocks, long pages)
    {
        // msync() takes the right to write back, so that every store to a page faults anew; a fault may be repeated meanwhile.
        yield return MechanismRow.Of("faults per block, StoreAndSync", Expected.Between(1, 1.1 * pages), (double)store.MinorFaults / blocks);
        if (!write.HasIo || !store.HasIo)
            yield break;
        yield return MechanismRow.Of("write calls per block, WriteAndSync", Expected.Exactly(1), (double)write.WriteCalls / blocks);
        yield return MechanismRow.Of("write calls, StoreAndSync", Expected.Exactly(0), store.WriteCalls);
    }

    public override IEnumerable<MechanismRow> AfterRounds() =>
    [
        .. DeviceBytes(nameof(WriteAndSync), written!.WriteNext),
        .. DeviceBytes(nameof(StoreAndSync), stored!.StoreNext),
        MechanismRow.Of("sum of the last block from the device, WriteAndSync", $"{written.LastSum:x16}", $"{written.SumFromDevice():x16}"),
        MechanismRow.Of("sum of the last block from the device, StoreAndSync", $"{stored.LastSum:x16}", $"{stored.SumFromDevice():x16}"),
    ];

    [GlobalCleanup]
    public void Close()
    {
        stored?.Dispose();
        written?.Dispose();
    }

    /// <summary>Counts what the device is given for a block.</summary>
    private IEnumerable<MechanismRow> DeviceBytes(string arm, Func<ulong> turn)
    {
        if (BlockDevice.LeastWrittenBy(Workspace.Folder, turn) is not { } bytes)
            yield break;
        deviceBytes[$"deviceBytesPerBlock{arm}"] = bytes;
        yield return MechanismRow.Of($"bytes written to the device per block, {arm}", Expected.AtLeast(BlockBytes), bytes);
    }
}

/// <summary>A block size, and how the page cache holds the file.</summary>
/// <param name="KiB">Size of a block.</param>
/// <param name="PageByPage">In single pages, not in the folios that a file gets when it is written by large writes.</param>
public readonly record struct DurablePoint(int KiB, bool PageByPage = false)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{KiB}KiB{(PageByPage ? " in single pages" : "")}");
}
