using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Engines;

/// <summary>Lookups in a cold database that SQLite has mapped wait for whole windows of read-ahead, where pread() brings pages.</summary>
/// <remarks>Source: reports of storage engines' users, on engines that map without advice. Samples in ns per lookup. A connection is opened and has its statement prepared before the file is
/// evicted, and maps only then: schema and first page are SQLite's in both arms, nothing of the file is in the page cache. Measured with a window of 8 MiB (Linux 6.18, virtual disk): 0.33 ms and 28 KiB
/// a lookup by pread(), 8.3 ms and 5.8 MiB mapped. The first of four lookups brings the pages above the leaves, and so a quarter of that is no lookup's own.</remarks>
[Claim("cold-lookups-pay-read-ahead",
    Title = "Cold lookups through SQLite's mapping pay for reading ahead",
    Statement = "Four rows at random are looked up by primary key in an evicted database, over a connection with PRAGMA mmap_size = 0 and over one whose mmap_size covers the file; SQLite gives the mapping no advice. "
        + "Device bytes and major faults of each are counted.",
    Source = "trackers",
    Expectation = Expectation.Supported,
    Because = "A fault reads a window of read-ahead around the page, a pread() at random the page alone. With windows of 128 KiB and more that takes longer, unless neighbours are wanted as well.",
    Drawback = true)]
public class ColdLookupsPayReadAhead : ColdLookupClaim
{
    private SqliteDatabase? database;
    private RowVisits? visitsPread, visitsMapped;
    private SqliteLookups? connection;

    public override Region Region => Region.Under(1);

    public override IReadOnlyDictionary<string, object> Recorded => SqliteDatabase.Recorded(Workspace, Lookups);

    /// <summary>Whether the mapped arm sets the pragma. A test leaves it out, and sees the mechanism fail.</summary>
    internal bool SetsThePragma { get; set; } = true;

    protected override long DatabaseBytes => database?.File.Bytes ?? 0;

    protected override (string Pages, string Windows) ArmsByWhatTheyBring => (nameof(Pread), nameof(Mapped));

    [GlobalSetup]
    public void Open()
    {
        RequireCountedDevice();
        database = new SqliteDatabase(Workspace);
        visitsPread = new RowVisits(database.Rows, Lookups, Workspace.Seed);
        visitsMapped = visitsPread.HalfACycleLater();
    }

    [IterationSetup(Target = nameof(Pread))]
    public void BeforePread() => Prepare(visitsPread!, 0);

    [IterationSetup(Target = nameof(Mapped))]
    public void BeforeMapped() => Prepare(visitsMapped!, SetsThePragma ? database!.File.Bytes : 0);

    [Benchmark(Baseline = true)]
    public ulong Pread() => connection!.Turn();

    [Benchmark]
    public ulong Mapped() => connection!.Turn();

    [IterationCleanup]
    public void Close()
    {
        connection?.Dispose();
        connection = null;
    }

    public override IEnumerable<MechanismRow> Judge(Counters pages, Counters windows, long lookups, long windowBytes) =>
    [
        .. base.Judge(pages, windows, lookups, windowBytes),
        MechanismRow.Of("major faults, Pread", Expected.Exactly(0), pages.MajorFaults),
        MechanismRow.Recorded("read calls per lookup, Pread", (double)pages.ReadCalls / lookups),
        MechanismRow.Recorded("read calls per lookup, Mapped", (double)windows.ReadCalls / lookups),
    ];

    [GlobalCleanup]
    public void Release() => Close();

    /// <summary>A connection that knows the schema, and a file of which the page cache has nothing.</summary>
    private void Prepare(RowVisits visits, long mmapBytes)
    {
        connection = new SqliteLookups(database!, EngineCache.Default, LookupTransaction.Each, visits);
        database!.File.EstablishCold();
        connection.SetMmapSize(mmapBytes);
    }
}
