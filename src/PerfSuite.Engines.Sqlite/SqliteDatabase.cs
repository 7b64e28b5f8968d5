using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Engines;

/// <summary>
/// A database of one table in the run's own folder, made once from the run's seed: numbered rows of 112 bytes, as a table that has its number as primary key keeps them,
/// in a tree of pages of 4 KiB. It has a rollback journal, as databases have unless told otherwise.
/// </summary>
internal sealed class SqliteDatabase
{
    public const int PageBytes = 4096;
    public const int BodyBytes = BodyWords * sizeof(ulong);

    private const long MiB = 1L << 20;
    private const int AttemptsToEvict = 20;
    private const int MillisecondsToWait = 5;
    private const int BodyWords = 14;

    /// <summary>A row with what the tree needs for it takes a little less.</summary>
    private const int RowBytes = 128;

    /// <summary>Databases that this process has given pages of its own in memory.</summary>
    private static readonly HashSet<string> Placed = [];

    private readonly Workspace workspace;
    private readonly SeededWords content;

    /// <summary>The database; written when first asked for.</summary>
    /// <exception cref="NotApplicableException">There is too little disk.</exception>
    public SqliteDatabase(Workspace workspace)
    {
        this.workspace = workspace;
        Rows = RowsOf(workspace.Profile);
        content = new SeededWords(workspace.Seed, "sqlite-rows");
        Path = System.IO.Path.Combine(workspace.Folder, $"rows-{Rows}.sqlite");
        if (!File.Exists(Path))
            Write();
        Bytes = new FileInfo(Path).Length;
    }

    public string Path { get; }

    /// <summary>Numbered from 0 on.</summary>
    public int Rows { get; }

    /// <summary>Size of the file: 62 MiB at quick, else 248.</summary>
    public long Bytes { get; }

    /// <summary>How many rows the database of a profile has.</summary>
    public static int RowsOf(Profile profile) => (int)((profile == Profile.Quick ? 64 : 256) * MiB / RowBytes);

    /// <summary>What fixes the workload of a case, without the database being made.</summary>
    public static IReadOnlyDictionary<string, object> Recorded(Workspace workspace, int lookupsPerTurn) => Facts.Of(("rows", (long)RowsOf(workspace.Profile)), ("bodyBytes", (long)BodyBytes),
        ("pageBytes", (long)PageBytes), ("lookupsPerTurn", (long)lookupsPerTurn), ("seed", (long)workspace.Seed));

    /// <summary>First and last word of a row added up, computed and not read.</summary>
    public ulong EndsOf(long row) => unchecked(content[row * BodyWords] + content[((row + 1) * BodyWords) - 1]);

    /// <summary>Sees to it that every page is in the page cache, as in that of a program which has read the file before: evicted once in each process, then read from start to end in 1 MiB reads.</summary>
    /// <exception cref="ResidencyException">The cache does not keep the file.</exception>
    public void EstablishWarm()
    {
        using FileDescriptor file = FileDescriptor.Open(Path);
        if (Placed.Add(Path) && !workspace.FileSystem.IsMemoryOnly)
            PageCache.Evict(file);
        using NativeBuffer buffer = new(DataFile.WriteBytes);
        for (long offset = 0; offset < Bytes; offset += DataFile.WriteBytes)
            file.ReadExactly(buffer.Address, (int)Math.Min(DataFile.WriteBytes, Bytes - offset), offset);
        VerifyWarm();
    }

    /// <exception cref="ResidencyException">A page is missing from the page cache.</exception>
    public void VerifyWarm()
    {
        using FileDescriptor file = FileDescriptor.Open(Path);
        long pages = (Bytes + PageCache.PageBytes - 1) / PageCache.PageBytes, missing = pages - PageCache.ResidentPages(file, 0, Bytes);
        if (missing > 0)
            throw new ResidencyException($"{missing} of {pages} pages of {Path} are not in the page cache although the case needs all of them there.");
    }

    /// <summary>Evicts every page, and verifies it. No connection may have mapped the file.</summary>
    /// <exception cref="ResidencyException">The page cache keeps pages.</exception>
    public void EstablishCold()
    {
        using FileDescriptor file = FileDescriptor.Open(Path);
        long kept = PageCache.Evict(file);
        for (int attempt = 1; kept > 0 && attempt < AttemptsToEvict; attempt++)
        {
            Thread.Sleep(MillisecondsToWait); // For what is being read ahead: until the device has answered it stays.
            kept = PageCache.Evict(file);
        }

        if (kept > 0)
            throw new ResidencyException($"{kept} pages of {Path} stayed in the page cache after fsync and POSIX_FADV_DONTNEED.");
    }

    /// <summary>Whole or not at all: other processes of the run share the folder.</summary>
    private void Write()
    {
        long free = new DriveInfo(workspace.Folder).AvailableFreeSpace, needed = 2L * Rows * RowBytes;
        if (free < needed)
            throw new NotApplicableException($"{workspace.Folder} has {free / MiB} MiB free, and a database takes up to {needed / MiB} MiB.", "free some space, or name another folder with --data-dir.");
        string unfinished = $"{Path}.{Environment.ProcessId}";
        File.Delete(unfinished);
        using (SqliteConnection connection = Connect(unfinished, SqliteOpenMode.ReadWriteCreate))
        {
            Execute(connection, $"PRAGMA page_size = {PageBytes}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE entry(id INTEGER PRIMARY KEY, body BLOB NOT NULL); BEGIN");
            Insert(connection);
            Execute(connection, "COMMIT");
        }

        using (FileDescriptor file = FileDescriptor.Open(unfinished, OpenAccess.ReadWrite))
            file.Sync();
        File.Move(unfinished, Path, overwrite: true);
    }

    private void Insert(SqliteConnection connection)
    {
        using Statement insert = new(connection, "INSERT INTO entry(id, body) VALUES (?1, ?2)");
        Span<ulong> words = stackalloc ulong[BodyWords];
        for (long row = 0; row < Rows; row++)
        {
            for (int i = 0; i < BodyWords; i++)
                words[i] = content[(row * BodyWords) + i];
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
