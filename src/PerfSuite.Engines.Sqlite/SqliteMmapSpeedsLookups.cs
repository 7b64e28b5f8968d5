using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Engines;

/// <summary>The pragma mmap_size speeds lookups in SQLite up.</summary>
/// <remarks>Source: SQLite's documentation of memory-mapped I/O. Samples in ns per lookup. Measured on Linux 6.18, an EPYC guest whose two processors others used too: 1.73 in one transaction (2.7 µs
/// against 1.6), 1.25 with a transaction each (10.4 against 8.4); with a cache that holds all 1.30 and 1.16. What is read is what lies between the arms, a µs or two: 0.97 preads of a page, and one of 16 bytes
/// for each transaction. The rest is the engine's: finding the row in three pages, and for each transaction four calls of fcntl() and three of stat(), which both arms make and which no counter of a
/// thread tells. A loop in C over the same library gave the same ratios within 6 % (docs/engines.md).</remarks>
[Claim("sqlite-mmap-speeds-lookups",
    Title = "SQLite looks rows up faster with mmap_size than with pread()",
    Statement = "Rows of a database in the page cache are looked up by primary key, in random order, by one prepared statement: over a connection with PRAGMA mmap_size = 0, and over one whose mmap_size covers "
        + "the file. With SQLite's default cache or one that holds all, with a transaction for each lookup or for all of a turn.",
    Source = "sqlite",
    Expectation = Expectation.Supported,
    Because = "A page that SQLite's cache lacks costs a pread() of 4 KiB, and a new transaction another one of 16 bytes; mapped pages cost neither. A cache that holds all leaves less to save, or nothing.")]
public class SqliteMmapSpeedsLookups : TimingClaim
{
    private const int Lookups = 200;

    /// <summary>Pages from the root of the table to a row; the root stays in any cache.</summary>
    private const int Levels = 3;

    /// <summary>The default cache holds 3 % of the pages of the smaller database. Of the larger one it loses pages between root and leaves, too: 1.12 are read.</summary>
    private const double LeastPagesRead = 0.9;

    /// <summary>What happens once or a few times in a turn, per lookup.</summary>
    private const double OncePerTurn = 5.0 / Lookups;

    private SqliteDatabase? database;
    private SqliteLookups? pread, mapped;

    /// <summary>SQLite's own cache.</summary>
    [ParamsAllValues]
    public EngineCache Cache { get; set; }

    /// <summary>Whether each lookup is a transaction.</summary>
    [ParamsAllValues]
    public LookupTransaction Transaction { get; set; }

    public override Region Region => Region.Over(1);

    /// <summary>Where SQLite's cache holds all there are no pages to read: what is left is the work of finding them in the cache or in the mapping.</summary>
    public override Expectation? ExpectationOfCase => Cache == EngineCache.HoldsAll ? Expectation.MachineDependent : null;

    public override string Unit => "ns/lookup";

    public override long OperationsPerTurn => Lookups;

    public override IReadOnlyDictionary<string, object> Recorded => SqliteDatabase.Recorded(Workspace, Lookups);

    public override IReadOnlyDictionary<string, double> Quantities => new Dictionary<string, double>(StringComparer.Ordinal) { ["databaseBytes"] = database?.File.Bytes ?? 0 };

    /// <summary>Whether the mapped arm sets the pragma. A test leaves it out, and sees the mechanism fail.</summary>
    internal bool SetsThePragma { get; set; } = true;

    [GlobalSetup]
    public void Open()
    {
        database = new SqliteDatabase(Workspace);
        database.File.EstablishWarm();
        RowVisits visits = new(database.Rows, Lookups, Workspace.Seed);
        pread = new SqliteLookups(database, Cache, Transaction, visits);
        mapped = new SqliteLookups(database, Cache, Transaction, visits.HalfACycleLater());
        if (SetsThePragma)
            mapped.SetMmapSize(database.File.Bytes);
        foreach (SqliteLookups arm in new[] { pread, mapped })
            if (arm.GoThroughAll() != database.Rows.Count)
                throw new InvalidDataException($"{database.File.Path} does not have the {database.Rows.Count} rows that were written into it.");
    }

    [Benchmark(Baseline = true)]
    public ulong Pread() => pread!.Turn();

    [Benchmark]
    public ulong Mapped() => mapped!.Turn();

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        counters.CountsInput ? JudgeReads(Cache, Transaction, counters[nameof(Pread)], counters[nameof(Mapped)], counters.Operations) : [];

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        database!.File.VerifyWarm();
        return JudgePath(Transaction, pread!.CachePagesPerLookup, mapped!.CachePagesPerLookup, mapped.MmapBytesInForce, database.File.Bytes);
    }

    /// <summary>What the explanation asks of the calls and faults of so many lookups of each arm.</summary>
    internal static IEnumerable<MechanismRow> JudgeReads(EngineCache cache, LookupTransaction transaction, Counters read, Counters map, long lookups)
    {
        int changeCounters = transaction == LookupTransaction.Each ? 1 : 0;
        Expected calls = cache == EngineCache.Default ? Expected.Between(changeCounters + LeastPagesRead, changeCounters + Levels - 1 + OncePerTurn)
            : Expected.Between(changeCounters, changeCounters + OncePerTurn);
        return
        [
            MechanismRow.Of("read calls per lookup, Pread", calls, (double)read.ReadCalls / lookups),
            MechanismRow.Recorded("bytes read per lookup, Pread", (double)read.ReadBytes / lookups),
            MechanismRow.Of("read calls, Mapped", Expected.Exactly(0), map.ReadCalls),
            MechanismRow.Of("faults per lookup, both arms", Expected.AtMost(OncePerTurn), (double)(read.MinorFaults + read.MajorFaults + map.MinorFaults + map.MajorFaults) / lookups),
            MechanismRow.Of("device bytes, both arms", Expected.Exactly(0), read.DeviceReadBytes + map.DeviceReadBytes),
        ];
    }

    /// <summary>What shows that the switch changed the path, also where there is nothing to read, and whatever the kernel counts: SQLite itself counts the pages that it takes from its cache.</summary>
    internal static IEnumerable<MechanismRow> JudgePath(LookupTransaction transaction, double pagesPread, double pagesMapped, long inForce, long bytes) =>
    [
        MechanismRow.Of("mmap_size in force, bytes, Mapped", Expected.Exactly(bytes), inForce),
        MechanismRow.Of("pages of SQLite's own cache per lookup, Pread: root to leaf", Expected.AtLeast(Levels), pagesPread),
        MechanismRow.Of("pages of SQLite's own cache per lookup, Mapped: the first of the file for a transaction",
            Expected.AtMost((transaction == LookupTransaction.Each ? 1 : 0) + OncePerTurn), pagesMapped),
    ];

    [GlobalCleanup]
    public void Close()
    {
        mapped?.Dispose();
        pread?.Dispose();
    }
}
