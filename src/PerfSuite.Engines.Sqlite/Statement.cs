using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PerfSuite.Engines;

/// <summary>A prepared statement, held open and stepped by SQLite's own functions: what ADO.NET adds to a lookup (a reader, boxed parameters) is no part of the engine.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt prepared;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Require(raw.SQLITE_OK, raw.sqlite3_prepare_v2(database, sql, out prepared));
    }

    public void Bind(int parameter, long value) => Require(raw.SQLITE_OK, raw.sqlite3_bind_int64(prepared, parameter, value));

    public void Bind(int parameter, ReadOnlySpan<byte> value) => Require(raw.SQLITE_OK, raw.sqlite3_bind_blob(prepared, parameter, value));

    /// <summary>Goes to the first row; its first column, in the engine's own memory, which is there until <see cref="Reset"/>.</summary>
    public ReadOnlySpan<byte> First()
    {
        Require(raw.SQLITE_ROW, raw.sqlite3_step(prepared));
        return raw.sqlite3_column_blob(prepared, 0);
    }

    /// <summary>Leaves the row; ends the transaction where the statement has one of its own.</summary>
    public void Reset() => Require(raw.SQLITE_OK, raw.sqlite3_reset(prepared));

    /// <summary>Executes a statement that gives no row.</summary>
    public void Finish()
    {
        Require(raw.SQLITE_DONE, raw.sqlite3_step(prepared));
        Reset();
    }

    public void Dispose() => prepared.Dispose();

    private void Require(int wanted, int result)
    {
        if (result != wanted)
            throw new SqliteException($"SQLite answered {result} and not {wanted}: {raw.sqlite3_errmsg(database).utf8_to_string()}.", result);
    }
}
