using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

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
public class ColdLookupsPayReadAhead : TimingClaim
{
    private const int Lookups = 4;

    /// <summary>Of smaller windows a device may bring several in the time of one request.</summary>
    private const int LeastWindowBytes = 128 << 10;

    /// <summary>Pages from the root to a row: the most windows that a lookup can bring.</summary>
    private const int Levels = 3;

    /// <summary>Windows overlap where they are large and the file is not.</summary>
    private const double LeastOfAWindow = 0.1;

    /// <summary>A pread() at the beginning of the file brings some pages more; this and a page for each level.</summary>
    private const int MostPagesRead = 16;

    private SqliteDatabase? database;
    private RowVisits? visitsPread, visitsMapped;
    private SqliteLookups? connection;

    public override Region Region => Region.Under(1);

    public override Expectation? ExpectationOfCase => WindowBytes < LeastWindowBytes ? Expectation.MachineDependent : null;

    public override string Unit => "ns/lookup";

    public override long OperationsPerTurn => Lookups;

    /// <summary>Some of four lookups find what another one's window has brought: a few turns more say how many.</summary>
    public override int FewestRounds => 4;

    /// <summary>Times of devices scatter.</summary>
    public override double Margin => 0.2;

    public override IReadOnlyDictionary<string, object> Recorded => SqliteDatabase.Recorded(Workspace, Lookups);

    public override IReadOnlyDictionary<string, double> Quantities => new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["databaseBytes"] = database?.Bytes ?? 0,
        ["readAheadBytes"] = WindowBytes,
    };

    /// <summary>Whether the mapped arm sets the pragma. A test leaves it out, and sees the mechanism fail.</summary>
    internal bool SetsThePragma { get; set; } = true;

    /// <summary>How far the kernel reads ahead on the file's device.</summary>
    internal static long WindowBytes => (ReadAhead.Of(Workspace.Folder)?.KiB ?? 0) << 10;

    [GlobalSetup]
    public void Open()
    {
        if (Workspace.FileSystem.IsMemoryOnly)
            throw NotApplicable($"The data folder is on {Workspace.FileSystem}, which keeps its pages in memory and has no device.", "name a folder on a disk with --data-dir.");
        using ThreadProbe probe = new();
        if (!probe.HasIo)
            throw NotApplicable($"The kernel does not tell what a thread reads: /proc/thread-self/io gives {probe.IoFailure}.", "use a kernel with CONFIG_TASK_IO_ACCOUNTING and a /proc that may be read.");
        database = new SqliteDatabase(Workspace);
        visitsPread = new RowVisits(database, Lookups, Workspace.Seed);
        visitsMapped = visitsPread.HalfACycleLater();
    }

    [IterationSetup(Target = nameof(Pread))]
    public void BeforePread() => Prepare(visitsPread!, 0);

    [IterationSetup(Target = nameof(Mapped))]
    public void BeforeMapped() => Prepare(visitsMapped!, SetsThePragma ? database!.Bytes : 0);

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

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => counters[nameof(Pread)].DeviceReadBytes > 0
        ? Judge(counters[nameof(Pread)], counters[nameof(Mapped)], counters.Operations, WindowBytes)
        : throw NotApplicable($"Reading an evicted file on {Workspace.FileSystem} is charged to nobody as a device read.", "name a folder on a local disk with --data-dir.");

    /// <summary>What the explanation asks of the counters of so many lookups of each arm.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters map, long lookups, long windowBytes) =>
    [
        MechanismRow.Of("device bytes per lookup, Pread", Expected.Between(1, MostPagesRead * PageCache.PageBytes), (double)read.DeviceReadBytes / lookups),
        MechanismRow.Of("device bytes per lookup, Mapped: of windows of read-ahead",
            Expected.Between(LeastOfAWindow * windowBytes, Levels * Math.Max(windowBytes, MostPagesRead * PageCache.PageBytes)), (double)map.DeviceReadBytes / lookups),
        MechanismRow.Of("major faults, Pread", Expected.Exactly(0), read.MajorFaults),
        MechanismRow.Of("major faults per turn, Mapped", Expected.AtLeast(1), (double)map.MajorFaults * Lookups / lookups),
        MechanismRow.Recorded("read calls per lookup, Pread", (double)read.ReadCalls / lookups),
        MechanismRow.Recorded("read calls per lookup, Mapped", (double)map.ReadCalls / lookups),
    ];

    [GlobalCleanup]
    public void Release() => Close();

    /// <summary>A connection that knows the schema, and a file of which the page cache has nothing.</summary>
    private void Prepare(RowVisits visits, long mmapBytes)
    {
        connection = new SqliteLookups(database!, EngineCache.Default, LookupTransaction.Each, visits);
        database!.EstablishCold();
        connection.SetMmapSize(mmapBytes);
    }
}
