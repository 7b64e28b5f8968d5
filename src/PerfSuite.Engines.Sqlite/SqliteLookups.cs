using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using PerfSuite.Data;
using SQLitePCL;

namespace PerfSuite.Engines;

/// <summary>One connection, which looks up rows by their number: mapped or not, with a cache of its own.</summary>
internal sealed class SqliteLookups : IDisposable
{
    /// <summary>More than any page needs beside its bytes in SQLite's cache.</summary>
    private const int CacheBytesPerPage = 2 * SqliteDatabase.PageBytes;

    private readonly SqliteConnection connection;
    private readonly Statement lookup, begin, commit;
    private readonly LookupTransaction transaction;
    private readonly RowVisits visits;
    private long lookups;

    /// <param name="database">Where.</param>
    /// <param name="cache">SQLite's own cache.</param>
    /// <param name="transaction">Of a lookup, or of a turn.</param>
    /// <param name="visits">Which rows.</param>
    public SqliteLookups(SqliteDatabase database, EngineCache cache, LookupTransaction transaction, RowVisits visits)
    {
        (this.transaction, this.visits) = (transaction, visits);
        connection = SqliteDatabase.Connect(database.File.Path, SqliteOpenMode.ReadOnly);
        if (cache == EngineCache.HoldsAll)
            SqliteDatabase.Execute(connection, $"PRAGMA cache_size = -{database.File.Bytes / SqliteDatabase.PageBytes * CacheBytesPerPage >> 10}");
        SetMmapSize(0); // A build may have another default.
        lookup = new Statement(connection, "SELECT body FROM entry WHERE id = ?1");
        begin = new Statement(connection, "BEGIN");
        commit = new Statement(connection, "COMMIT");
    }

    /// <summary>What SQLite says of mmap_size when asked after it was set: a build may limit it, or know no mapping at all, and says neither.</summary>
    public long MmapBytesInForce { get; private set; }

    /// <summary>Pages of SQLite's own cache that a lookup went through, found there or read into it. A mapped page goes past it.</summary>
    public double CachePagesPerLookup => (double)(Status(raw.SQLITE_DBSTATUS_CACHE_HIT) + Status(raw.SQLITE_DBSTATUS_CACHE_MISS)) / lookups;

    /// <summary>Sets the pragma mmap_size, and asks what it is then. What is mapped is mapped by the next lookup.</summary>
    public void SetMmapSize(long bytes)
    {
        SqliteDatabase.Execute(connection, $"PRAGMA mmap_size = {bytes}");
        MmapBytesInForce = Number("PRAGMA mmap_size");
    }

    /// <summary>Goes through the whole table once, which both arms do before they are measured: it fills a cache that holds all, and a mapping's page tables. Then the counting begins.</summary>
    /// <returns>How many rows there are.</returns>
    public long GoThroughAll()
    {
        long rows = Number("SELECT count(*) FROM entry");
        Status(raw.SQLITE_DBSTATUS_CACHE_HIT, reset: true);
        Status(raw.SQLITE_DBSTATUS_CACHE_MISS, reset: true);
        lookups = 0;
        return rows;
    }

    /// <summary>Looks the rows of the next turn up.</summary>
    /// <returns>0 where their first and last words are what the database was made of.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Turn()
    {
        ReadOnlySpan<long> rows = visits.NextTurn();
        if (transaction == LookupTransaction.One)
            begin.Finish();
        ulong sum = 0;
        foreach (long row in rows)
        {
            lookup.Bind(1, row);
            ReadOnlySpan<byte> body = lookup.First();
            sum = unchecked(sum + BinaryPrimitives.ReadUInt64LittleEndian(body) + BinaryPrimitives.ReadUInt64LittleEndian(body[^sizeof(ulong)..]));
            lookup.Reset();
        }

        if (transaction == LookupTransaction.One)
            commit.Finish();
        lookups += rows.Length;
        return visits.Difference(sum);
    }

    public void Dispose()
    {
        commit.Dispose();
        begin.Dispose();
        lookup.Dispose();
        connection.Dispose();
    }

    private long Number(string sql) => Convert.ToInt64(SqliteDatabase.Execute(connection, sql), CultureInfo.InvariantCulture);

    private int Status(int which, bool reset = false)
    {
        int result = raw.sqlite3_db_status(connection.Handle!, which, out int current, out _, reset ? 1 : 0);
        return result == raw.SQLITE_OK ? current : throw new SqliteException($"SQLite does not tell its counter {which}.", result);
    }
}
