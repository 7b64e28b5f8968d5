using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;

namespace PerfSuite.Engines;

/// <summary>
/// A database of one table in the run's own folder, made once from the run's seed: numbered rows of 112 bytes, as a table that has its number as primary key keeps them,
/// in a tree of pages of 4 KiB. It has a rollback journal, as databases have unless told otherwise.
/// </summary>
internal sealed class SqliteDatabase
{
    public const int PageBytes = 4096;

    /// <summary>Twice what a row takes, for SQLite's journal or for a build that packs less.</summary>
    private const long MostBytesPerRow = 256;

    /// <summary>The database; written when first asked for.</summary>
    /// <exception cref="NotApplicableException">There is too little disk.</exception>
    public SqliteDatabase(Workspace workspace)
    {
        Rows = new SeededRows(workspace, "sqlite-rows");
        File = workspace.ForeignFile($"rows-{Rows.Count}.sqlite", MostBytesPerRow * Rows.Count, Write);
    }

    /// <summary>Its file: 62 MiB at quick, else 248.</summary>
    public FileResidency File { get; }

    public SeededRows Rows { get; }

    /// <summary>What fixes the workload of a case, without the database being made.</summary>
    public static IReadOnlyDictionary<string, object> Recorded(Workspace workspace, int lookupsPerTurn) => Facts.Of(("rows", (long)SeededRows.CountOf(workspace.Profile)),
        ("bodyBytes", (long)SeededRows.BodyBytes), ("pageBytes", (long)PageBytes), ("lookupsPerTurn", (long)lookupsPerTurn), ("seed", (long)workspace.Seed));

    private void Write(string path)
    {
        using SqliteConnection connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
        Execute(connection, $"PRAGMA page_size = {PageBytes}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE entry(id INTEGER PRIMARY KEY, body BLOB NOT NULL); BEGIN");
        Insert(connection);
        Execute(connection, "COMMIT");
    }

    private void Insert(SqliteConnection connection)
    {
        using Statement insert = new(connection, "INSERT INTO entry(id, body) VALUES (?1, ?2)");
        Span<ulong> words = stackalloc ulong[SeededRows.BodyBytes / sizeof(ulong)];
        for (long row = 0; row < Rows.Count; row++)
        {
            for (int i = 0; i < words.Length; i++)
                words[i] = Rows[row, i];
            insert.Bind(1, row);
            insert.Bind(2, MemoryMarshal.AsBytes(words));
            insert.Finish();
        }
    }

    /// <summary>A connection that is closed when it is disposed of, and is in no pool.</summary>
    public static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
        {
            connection.Dispose();
            throw new NotApplicableException($"SQLite's native library cannot be loaded: {(e.InnerException ?? e).Message.TrimEnd('.')}.", "use a system that Microsoft.Data.Sqlite brings a library for.");
        }
    }

    /// <summary>Executes statements, and gives the first value of the first row.</summary>
    public static object? Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this assembly's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
