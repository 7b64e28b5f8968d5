using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Engines;

/// <summary>LMDB's writable map makes writing faster only where commits do not wait for the device.</summary>
/// <remarks>Source: LMDB's own documentation of MDB_WRITEMAP and MDB_NOSYNC. Samples in ns per row. How the page cache holds the file decides by how much (Linux 6.18, ext4, a busy EPYC guest): read in 1 MiB reads, in large
/// folios, as here, 5.9 without syncing and 0.56 with; in single pages a loop in C over the same library had 2.2 to 2.4, and 0.8 to 1.0. ext4 goes through all blocks of the folio for a page that is written into it, and a
/// store makes the commit write all of the folio (durable-write-cost). More in docs/engines.md.</remarks>
[Claim("lmdb-writemap-needs-nosync",
    Title = "LMDB overwrites rows faster through a writable map only where commits do not sync",
    Statement = "Rows at random of a database in the page cache are overwritten, 200 in a transaction, without and with MDB_WRITEMAP. Where commits do not wait for the device (MDB_NOSYNC) the writable map has to be the "
        + "faster; where they do, it may not gain a fifth. Each arm has a file of its own; both get the same rows in the same order.",
    Source = "lmdb",
    Expectation = Expectation.Supported,
    Because = "Without the flag every changed page is written by a call. With it a page is changed where it is mapped; but a commit that syncs takes the right to store from each page that was written back, so that the next "
        + "store to it is a fault, and both wait for the same device.")]
public class LmdbWritemapNeedsNosync : TimingClaim
{
    private const int Puts = 200;

    /// <summary>The ratio below which a writable map does not pay.</summary>
    private const double MostGainWithSync = 1.2;

    /// <summary>Rows at random lie in pages of their own, but for a few; pages that follow one another in the file are written by one call.</summary>
    private const double PagesPerPut = 0.5;

    /// <summary>A commit that syncs takes the right to store from every page that it has written back; of large folios fewer than one a page are then faulted (0.8, and 0.4 in the first turns).</summary>
    private const double FaultsPerPut = 0.2;

    /// <summary>What happens once or a few times in a turn, per row.</summary>
    private const double OncePerTurn = 10.0 / Puts;

    private LmdbDatabase? database;
    private LmdbWrites? written, mapped;

    /// <summary>Whether a commit waits for the device.</summary>
    [ParamsAllValues]
    public CommitSync Commit { get; set; }

    /// <summary>Faster without syncing; with it not by so much that it were worth a thought.</summary>
    public override Region Region => Commit == CommitSync.NoSync ? Region.Over(1) : Region.Under(MostGainWithSync);

    public override string Unit => "ns/row";

    public override long OperationsPerTurn => Puts;

    /// <summary>The first turns after opening meet pages that are new to the mapping.</summary>
    public override int FewestRounds => 4;

    /// <summary>Times of devices, and of what happens to dirty pages, scatter.</summary>
    public override double Margin => 0.2;

    public override IReadOnlyDictionary<string, object> Recorded => LmdbDatabase.Recorded(Workspace, Puts);

    public override IReadOnlyDictionary<string, double> Quantities => new Dictionary<string, double>(StringComparer.Ordinal) { ["databaseBytes"] = database?.File.Bytes ?? 0 };

    /// <summary>Whether the mapped arm gets the flag. A test leaves it out, and sees the mechanism fail.</summary>
    internal bool SetsTheFlag { get; set; } = true;

    [GlobalSetup]
    public void Open()
    {
        if (Commit == CommitSync.Sync && Workspace.FileSystem.IsMemoryOnly)
            throw NotApplicable($"The data folder is on {Workspace.FileSystem}, which has no device that a commit could wait for.", "name a folder on a disk with --data-dir.");
        database = new LmdbDatabase(Workspace);
        written = Arm(nameof(Written), writeMap: false);
        mapped = Arm(nameof(Mapped), SetsTheFlag);
    }

    [Benchmark(Baseline = true)]
    public ulong Written() => written!.Turn();

    [Benchmark]
    public ulong Mapped() => mapped!.Turn();

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => Judge(Commit, counters[nameof(Written)], counters[nameof(Mapped)], counters.Operations);

    public override IEnumerable<MechanismRow> AfterRounds() =>
    [
        MechanismRow.Of("flags in force, Written", $"{FlagsOf(writeMap: false)}", $"{written!.Flags}"),
        MechanismRow.Of("flags in force, Mapped", $"{FlagsOf(writeMap: true)}", $"{mapped!.Flags}"),
        MechanismRow.Of("rows that are not there as written last, Written", Expected.Exactly(0), written.RowsAmiss()),
        MechanismRow.Of("rows that are not there as written last, Mapped", Expected.Exactly(0), mapped.RowsAmiss()),
    ];

    public override IEnumerable<MechanismRow> TakeApart() => [.. DeviceBytes(nameof(Written), written!.Turn), .. DeviceBytes(nameof(Mapped), mapped!.Turn)];

    /// <summary>What the explanation asks of the calls and faults of so many rows of each arm.</summary>
    internal static IEnumerable<MechanismRow> Judge(CommitSync commit, Counters write, Counters map, long rows)
    {
        yield return MechanismRow.Of("faults per row, Written", Expected.AtMost(OncePerTurn), (double)write.MinorFaults / rows);
        yield return MechanismRow.Of("faults per row, Mapped", commit == CommitSync.Sync ? Expected.AtLeast(FaultsPerPut) : Expected.AtMost(OncePerTurn), (double)map.MinorFaults / rows);
        if (!write.HasIo || !map.HasIo)
            yield break;
        yield return MechanismRow.Of("write calls per row, Written", Expected.AtLeast(PagesPerPut), (double)write.WriteCalls / rows);
        yield return MechanismRow.Of("write calls, Mapped", Expected.Exactly(0), map.WriteCalls);
        yield return MechanismRow.Recorded("bytes written per row, Written", (double)write.WrittenBytes / rows);
        yield return MechanismRow.Of("device bytes read, both arms", Expected.Exactly(0), write.DeviceReadBytes + map.DeviceReadBytes);
    }

    [GlobalCleanup]
    public void Close()
    {
        mapped?.Dispose();
        written?.Dispose();
    }

    /// <summary>A commit that syncs gives the device its pages; how much more that is, is what the page cache keeps in one folio with each.</summary>
    private IEnumerable<MechanismRow> DeviceBytes(string arm, Func<ulong> turn)
    {
        if (Commit == CommitSync.Sync && BlockDevice.LeastWrittenBy(Workspace.Folder, turn) is { } bytes)
            yield return MechanismRow.Of($"bytes written to the device per row, {arm}", Expected.AtLeast(PagesPerPut * PageCache.PageBytes), (double)bytes / Puts);
    }

    private LmdbWrites Arm(string name, bool writeMap)
    {
        FileResidency copy = database!.CopyFor($"{name}-{Commit}");
        copy.EstablishWarm();
        LmdbWrites arm = new(database.Rows, copy, FlagsOf(writeMap), Puts, Workspace.Seed);
        if (Commit == CommitSync.NoSync)
            arm.ChangeEveryPage(); // As a process has them that has written for a while. Where commits sync, nothing of it would stay.
        return arm;
    }

    private LmdbFlags FlagsOf(bool writeMap) => (Commit == CommitSync.NoSync ? LmdbFlags.NoSync : LmdbFlags.None) | (writeMap ? LmdbFlags.WriteMap : LmdbFlags.None);
}
