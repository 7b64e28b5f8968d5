using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Limits;

/// <summary>
/// What the claims about a file larger than memory share. The arms run turn by turn in one process with a memory limit; each goes through the
/// file in the same order, half a file apart. The page cache that they share holds well under half of the file.
/// </summary>
public abstract class OutOfCacheClaim : TimingClaim, IWorkElsewhere
{
    /// <summary>With a single block a turn is a hit or a miss and nothing in between.</summary>
    private const int FewestBlocksPerTurn = 2;

    /// <summary>Read-ahead in little memory is thrown out in part before it is used, and comes twice.</summary>
    private const double MostInOrder = 2;

    /// <summary>A pread() at random brings its block alone, and a block of the file system's own now and then.</summary>
    private const double MostOfARandomRead = 1.1;

    /// <summary>A pread() right behind pages that are there is taken for a stream, and brings a window: of a thousand that is one or none (it brought 1.28 bytes a byte once).</summary>
    private const int MostWindowsOfReads = 3;

    private MemoryRoom? room;
    private ConfinedChild? child;
    private long fileBytes, peakBytes, refaultedPages;
    private int blocksPerTurn;
    private double deviceBytesRead, deviceBytesMapped;

    public override Region Region => Region.Under(1 + Margin);

    public override FileSize? FileSize => Workspace.Sizes.Large;

    public override string Unit => "ns/block";

    public override long OperationsPerTurn => blocksPerTurn;

    /// <summary>Turns differ by what is left in the cache, and so few of them meet pages that had been reclaimed.</summary>
    public override int FewestRounds => 8;

    /// <summary>Times of devices scatter, and what is left in the cache differs from turn to turn.</summary>
    public override double Margin => 0.1;

    public TurnElsewhere LastTurn => new(child!.OverheadNanoseconds, child.Last!.Counted);

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("blockBytes", BlockBytes), ("bytesPerOperation", BlockBytes),
        ("order", Order.ToString()), ("wantedLimitBytes", WantedLimitBytes), ("seed", Workspace.Seed));

    public override IReadOnlyDictionary<string, double> Quantities => new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["fileBytes"] = fileBytes,
        ["limitBytes"] = room?.LimitBytes ?? 0,
        ["peakMemoryBytes"] = peakBytes,
        ["blocksPerTurn"] = blocksPerTurn,
        ["refaultedPages"] = refaultedPages,
        ["device bytes per useful byte, Read"] = deviceBytesRead,
        ["device bytes per useful byte, MapAndCopy"] = deviceBytesMapped,
    };

    /// <summary>How far the kernel reads ahead on the file's device.</summary>
    protected static long ReadAheadBytes => (ReadAhead.Of(Workspace.Folder)?.KiB ?? 0) << 10;

    protected abstract VisitOrder Order { get; }

    protected abstract int BlockBytes { get; }

    /// <summary>Which arm of the confined process maps.</summary>
    private protected virtual Confined Mapping => Confined.Map;

    /// <summary>How many threads share the blocks of a turn.</summary>
    protected virtual int Threads => 1;

    /// <summary>The memory that the process may use, unless it lives under another limit that is not much larger.</summary>
    protected virtual long WantedLimitBytes => LargeFile.WantedLimitBytes(Workspace.Sizes);

    /// <summary>What the case needs of the machine, besides a limit on memory.</summary>
    /// <exception cref="NotApplicableException">It is missing.</exception>
    protected virtual void Require()
    {
        using ThreadProbe probe = new();
        Needs.CountedReads(probe);
    }

    /// <summary>How far the file is visited: all of it, or what is well beyond the limit.</summary>
    /// <param name="data">The file.</param>
    /// <param name="limitBytes">The limit in force.</param>
    protected virtual long VisitedBytes(DataFile data, long limitBytes) => data.Bytes;

    /// <summary>Blocks of a turn on a fast device; fewer where a turn would take too long.</summary>
    protected abstract int MostBlocksPerTurn { get; }

    /// <summary>Blocks of the trial that tells how long a turn takes.</summary>
    protected abstract int TrialBlocks { get; }

    [GlobalSetup]
    public void Confine()
    {
        Require();
        room = LargeFile.Room(Workspace, $"out-of-cache-{Order}-{BlockBytes}-{Mapping}-{Threads}".ToLowerInvariant(), WantedLimitBytes);
        DataFile data = LargeFile.For(Workspace, room);
        fileBytes = VisitedBytes(data, room.LimitBytes);
        child = new ConfinedChild(room, data, new Visits(fileBytes, BlockBytes, Order, Workspace.Seed, Threads));
        FillTheRoom();
        blocksPerTurn = BlocksPerTurn();
    }

    [Benchmark(Baseline = true)]
    public ulong Read() => child!.Ask(Confined.Read, blocksPerTurn);

    [Benchmark]
    public ulong MapAndCopy() => child!.Ask(Mapping, blocksPerTurn);

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters)
    {
        double useful = (double)counters.Operations * BlockBytes;
        (deviceBytesRead, deviceBytesMapped) = (counters[nameof(Read)].DeviceReadBytes / useful, counters[nameof(MapAndCopy)].DeviceReadBytes / useful);
        Needs.ChargedDeviceReads(Workspace, counters[nameof(Read)].DeviceReadBytes);
        return Judge(counters[nameof(Read)], counters[nameof(MapAndCopy)], counters.Operations, BlockBytes, (double)room!.LimitBytes / fileBytes, Order, ReadAheadBytes);
    }

    /// <summary>What the explanation asks of both arms' counters.</summary>
    /// <param name="read">All turns of the reading arm.</param>
    /// <param name="mapped">All turns of the mapping arm.</param>
    /// <param name="blocks">Blocks that each visited.</param>
    /// <param name="blockBytes">Size of a block.</param>
    /// <param name="cachedShare">The most of the file that memory can hold: that much need not come from the device. As few blocks may be
    /// visited, chance decides how many of them it is; half of the rest must come from the device in any case.</param>
    /// <param name="order">In order, neither arm may bring much more than is used; at random, pread() may not, and what the mapping brings is the result.</param>
    /// <param name="readAheadBytes">How far the kernel reads ahead.</param>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters mapped, long blocks, int blockBytes, double cachedShare, VisitOrder order, long readAheadBytes)
    {
        double useful = (double)blocks * blockBytes;
        double least = Significant.Digits((1 - cachedShare) / 2, 3);
        (Expected byRead, Expected byMapping) = order == VisitOrder.Sequential ? (Expected.Between(least, MostInOrder), Expected.Between(least, MostInOrder))
            : (Expected.Between(least, Significant.Digits(MostOfARandomRead + (MostWindowsOfReads * readAheadBytes / useful), 3)), Expected.AtLeast(least));
        return
        [
            MechanismRow.Of("read calls, Read: one a block", Expected.Exactly(blocks), read.ReadCalls),
            MechanismRow.Of("read calls, MapAndCopy", Expected.Exactly(0), mapped.ReadCalls),
            MechanismRow.Of("major faults, Read", Expected.Exactly(0), read.MajorFaults),
            order == VisitOrder.Sequential ? MechanismRow.Of("faults, MapAndCopy: minor ones where read-ahead keeps up", Expected.AtLeast(1), mapped.MinorFaults + mapped.MajorFaults)
                : MechanismRow.Of("major faults, MapAndCopy", Expected.AtLeast(1), mapped.MajorFaults),
            MechanismRow.Of("device bytes per useful byte, Read", byRead, read.DeviceReadBytes / useful),
            MechanismRow.Of("device bytes per useful byte, MapAndCopy", byMapping, mapped.DeviceReadBytes / useful),
        ];
    }

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        (peakBytes, refaultedPages) = (room!.PeakBytes ?? 0, room.RefaultedPages ?? 0);
        // In order a short visit need not come back to what was dropped before it.
        return room.RefaultedPages is null ? room.Judge()
            : [.. room.Judge(), MechanismRow.Of("pages that came back after they had been reclaimed", Order == VisitOrder.Random ? Expected.AtLeast(1) : Expected.Any, refaultedPages)];
    }

    [GlobalCleanup]
    public void Release()
    {
        child?.Dispose();
        room?.Dispose();
    }

    /// <summary>A turn that is no part of the rounds.</summary>
    /// <returns>What its threads counted.</returns>
    /// <exception cref="InvalidDataException">The blocks were not what the file holds.</exception>
    private protected Counters Extra(Confined how, int blocks) => child!.Ask(how, blocks) == 0 ? child.Last!.Counted
        : throw new InvalidDataException($"{how} of {blocks} blocks did not find what the file holds.");

    /// <summary>Reads what the limit allows, so that from the first turn on every new page pushes another one out.</summary>
    private void FillTheRoom() => child!.Ask(Confined.Fill, room!.LimitBytes / BlockBytes);

    /// <summary>As many as let a round fit into a visit, by the time of a trial: a mapping may be a hundred times slower.</summary>
    private int BlocksPerTurn()
    {
        double roundNs = 0;
        foreach (Confined arm in new[] { Confined.Read, Mapping })
        {
            child!.Ask(arm, TrialBlocks);
            roundNs += child.Last!.Nanoseconds;
        }

        return (int)Math.Clamp(Workspace.Profile.Visit.TotalNanoseconds / (roundNs / TrialBlocks), FewestBlocksPerTurn, MostBlocksPerTurn);
    }
}
