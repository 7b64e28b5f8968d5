using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Engines;

/// <summary>Lookups in a cold database of LMDB wait for whole windows of read-ahead, unless MDB_NORDAHEAD says that they are at random.</summary>
/// <remarks>Source: LMDB's own documentation of MDB_NORDAHEAD. Samples in ns per lookup. The environment is opened before the file is evicted; no page has been touched in its mapping by then.
/// Measured with a window of 8 MiB (Linux 6.18, virtual disk): 11 ms and 7.1 MiB a lookup by default, 0.38 ms and 11 KiB with the flag.</remarks>
[Claim("lmdb-read-ahead-is-paid-cold",
    Title = "Cold lookups in LMDB are faster with MDB_NORDAHEAD",
    Statement = "Four rows at random are looked up by key in an evicted database, in one transaction, by an environment as it is opened by default and by one with MDB_NORDAHEAD, which advises its mapping that it is read "
        + "at random. Device bytes and major faults of each are counted.",
    Source = "lmdb",
    Expectation = Expectation.Supported,
    Because = "A fault reads a window of read-ahead around the page; with the advice, the page alone. With windows of 128 KiB and more that takes longer, unless neighbours are wanted as well.",
    Drawback = true)]
public class LmdbReadAheadIsPaidCold : ColdLookupClaim
{
    private LmdbDatabase? database;
    private RowVisits? visitsReadAhead, visitsAdvised;
    private LmdbLookups? environment;
    private LmdbFlags? flagsReadAhead, flagsAdvised;

    public override Region Region => Region.Over(1);

    public override IReadOnlyDictionary<string, object> Recorded => LmdbDatabase.Recorded(Workspace, Lookups);

    /// <summary>Whether the advised arm gets the flag. A test leaves it out, and sees the mechanism fail.</summary>
    internal bool SetsTheFlag { get; set; } = true;

    protected override long DatabaseBytes => database?.File.Bytes ?? 0;

    protected override (string Pages, string Windows) ArmsByWhatTheyBring => (nameof(Advised), nameof(ReadingAhead));

    [GlobalSetup]
    public void Open()
    {
        RequireCountedDevice();
        database = new LmdbDatabase(Workspace);
        visitsReadAhead = new RowVisits(database.Rows, Lookups, Workspace.Seed);
        visitsAdvised = visitsReadAhead.HalfACycleLater();
    }

    [IterationSetup(Target = nameof(ReadingAhead))]
    public void BeforeReadingAhead() => flagsReadAhead = Prepare(visitsReadAhead!, LmdbFlags.None);

    [IterationSetup(Target = nameof(Advised))]
    public void BeforeAdvised() => flagsAdvised = Prepare(visitsAdvised!, SetsTheFlag ? LmdbFlags.NoReadAhead : LmdbFlags.None);

    [Benchmark(Baseline = true)]
    public ulong ReadingAhead() => environment!.Turn();

    [Benchmark]
    public ulong Advised() => environment!.Turn();

    [IterationCleanup]
    public void Close()
    {
        environment?.Dispose();
        environment = null;
    }

    public override IEnumerable<MechanismRow> Judge(Counters pages, Counters windows, long lookups, long windowBytes) =>
    [
        .. base.Judge(pages, windows, lookups, windowBytes),
        MechanismRow.Of("major faults per turn, Advised", Expected.AtLeast(Lookups), (double)pages.MajorFaults * Lookups / lookups),
        MechanismRow.Of("read calls, both arms", Expected.Exactly(0), pages.ReadCalls + windows.ReadCalls),
    ];

    public override IEnumerable<MechanismRow> AfterRounds() =>
    [
        MechanismRow.Of("flags in force, ReadingAhead", $"{LmdbFlags.None}", $"{flagsReadAhead}"),
        MechanismRow.Of("flags in force, Advised", $"{LmdbFlags.NoReadAhead}", $"{flagsAdvised}"),
    ];

    [GlobalCleanup]
    public void Release() => Close();

    /// <summary>An open environment, and a file of which the page cache has nothing.</summary>
    /// <returns>The flags that are in force.</returns>
    private LmdbFlags Prepare(RowVisits visits, LmdbFlags flags)
    {
        environment = new LmdbLookups(database!, visits, flags);
        database!.File.EstablishCold();
        return environment.Flags;
    }
}
