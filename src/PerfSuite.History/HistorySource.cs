using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using SQLitePCL;

namespace PerfSuite.History;

/// <summary>Where a history is, with what its kind of database does in a way of its own.</summary>
/// <param name="name">For messages: a file's path, or host and database without a password.</param>
internal abstract class HistorySource(string name)
{
    public string Name => name;

    /// <summary>Folder of the scripts that make the tables.</summary>
    public abstract string Migrations { get; }

    /// <summary>A connection that is open.</summary>
    public abstract DbConnection Connect();

    /// <summary>A transaction in which no other writer comes between.</summary>
    public virtual DbTransaction Begin(DbConnection connection) => connection.BeginTransaction();

    /// <summary>Writes points that are not there yet.</summary>
    public abstract void Insert(DbConnection connection, DbTransaction transaction, IReadOnlyList<PointRow> points);

    /// <param name="source">A connection string of PostgreSQL, which names a host; else an SQLite file, or a folder that holds one.</param>
    /// <exception cref="HistoryException">It is neither.</exception>
    public static HistorySource Of(string source)
    {
        if (source.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) && source.Contains("://", StringComparison.Ordinal))
            throw new HistoryException("a history", "addresses of the form postgresql:// are not read; write Host=…;Database=…;Username=… instead.");
        if (!source.Contains('=', StringComparison.Ordinal) || File.Exists(source) || Directory.Exists(source))
            return new SqliteSource(Directory.Exists(source) || Path.GetExtension(source).Length == 0 ? Path.Combine(source, SqliteSource.FileName) : source);
        try
        {
            NpgsqlConnectionStringBuilder connection = new(source);
            return connection.Host is { Length: > 0 } ? new PostgreSqlSource(connection) : throw new HistoryException("a history", "its connection string names no Host.");
        }
        catch (ArgumentException e)
        {
            throw new HistoryException("a history", $"its connection string is none of PostgreSQL's: {e.Message}", e);
        }
    }

    /// <summary>A point with the numbers of its case and its run.</summary>
    internal readonly record struct PointRow(long Case, long Run, HistoryPoint Point);

    private sealed class SqliteSource(string file) : HistorySource(file)
    {
        public const string FileName = "history.db";

        private static readonly Dictionary<ClaimVerdict, byte[]> Verdicts = Enum.GetValues<ClaimVerdict>().ToDictionary(v => v, v => Encoding.ASCII.GetBytes($"{v}"));

        public override string Migrations => "Sqlite";

        public override DbConnection Connect()
        {
            if (Path.GetDirectoryName(Path.GetFullPath(Name)) is { } folder)
                Directory.CreateDirectory(folder);
            Symlinks.Refuse(Name);
            SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = Name, DefaultTimeout = 60 }.ToString());
            connection.Open();
            using SqliteCommand mode = connection.CreateCommand();
            mode.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536;"; // Readers go on while one writes, and what is committed survives a power failure. 64 MiB: points of a case lie far from those of another.
            mode.ExecuteNonQuery();
            return connection;
        }

        /// <summary>Begun as a writer: one that becomes a writer later is refused where another was quicker.</summary>
        public override DbTransaction Begin(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

        /// <summary>By SQLite's own functions: a command looks each of its parameters up by name for every row, which takes longer than the row.</summary>
        public override void Insert(DbConnection connection, DbTransaction transaction, IReadOnlyList<PointRow> points)
        {
            sqlite3 database = ((SqliteConnection)connection).Handle!;
            Check(raw.sqlite3_prepare_v2(database, "insert into point (case_no, run_no, ratio, lower, upper, confidence, verdict, sweeps) values (?, ?, ?, ?, ?, ?, ?, ?)", out sqlite3_stmt insert));
            byte[] text = [];
            using (insert)
                foreach (PointRow row in points)
                {
                    if (text.Length < SweepText.MostBytes(row.Point.Sweeps.Count))
                        text = new byte[SweepText.MostBytes(row.Point.Sweeps.Count)];
                    Check(raw.sqlite3_bind_int64(insert, 1, row.Case));
                    Check(raw.sqlite3_bind_int64(insert, 2, row.Run));
                    Check(raw.sqlite3_bind_double(insert, 3, row.Point.Ratio.Estimate));
                    Check(raw.sqlite3_bind_double(insert, 4, row.Point.Ratio.Lower));
                    Check(raw.sqlite3_bind_double(insert, 5, row.Point.Ratio.Upper));
                    Check(raw.sqlite3_bind_double(insert, 6, row.Point.Ratio.Confidence));
                    Check(raw.sqlite3_bind_text(insert, 7, Verdicts[row.Point.ClaimVerdict]));
                    Check(raw.sqlite3_bind_text(insert, 8, text.AsSpan(0, SweepText.Write(row.Point.Sweeps, text))));
                    if (raw.sqlite3_step(insert) is var step && step != raw.SQLITE_DONE)
                        Check(step);
                    Check(raw.sqlite3_reset(insert));
                }

            void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
        }
    }

    private sealed class PostgreSqlSource(NpgsqlConnectionStringBuilder connection) : HistorySource($"{connection.Host}/{connection.Database}")
    {
        public override string Migrations => "PostgreSql";

        private readonly string text = connection.ConnectionString;

        public override DbConnection Connect()
        {
            NpgsqlConnection open = new(text);
            open.Open();
            return open;
        }

        public override void Insert(DbConnection connection, DbTransaction transaction, IReadOnlyList<PointRow> points)
        {
            using NpgsqlBinaryImporter copy = ((NpgsqlConnection)connection).BeginBinaryImport("copy point (case_no, run_no, ratio, lower, upper, confidence, verdict, sweeps) from stdin (format binary)");
            foreach (PointRow row in points)
            {
                copy.StartRow();
                copy.Write(row.Case, NpgsqlDbType.Bigint);
                copy.Write(row.Run, NpgsqlDbType.Bigint);
                foreach (double value in (double[])[row.Point.Ratio.Estimate, row.Point.Ratio.Lower, row.Point.Ratio.Upper, row.Point.Ratio.Confidence])
                    copy.Write(value, NpgsqlDbType.Double);
                copy.Write($"{row.Point.ClaimVerdict}", NpgsqlDbType.Text);
                byte[] sweeps = new byte[SweepText.MostBytes(row.Point.Sweeps.Count)];
                copy.Write(Encoding.ASCII.GetString(sweeps, 0, SweepText.Write(row.Point.Sweeps, sweeps)), NpgsqlDbType.Text);
            }

            copy.Complete();
        }
    }
}

/// <summary>A history cannot be opened, read or written.</summary>
/// <param name="source">Which.</param>
/// <param name="problem">Why, and what helps.</param>
/// <param name="cause">What the database said.</param>
public sealed class HistoryException(string source, string problem, Exception? cause = null) : Exception($"{source}: {problem}", cause);
