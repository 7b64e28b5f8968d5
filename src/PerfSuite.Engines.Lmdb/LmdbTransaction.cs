using PerfSuite.Interop;

namespace PerfSuite.Engines;

/// <summary>A transaction over the one table of an environment, whose keys are words. It is given up where it has not been committed.</summary>
internal sealed class LmdbTransaction : IDisposable
{
    private readonly string path;
    private readonly uint table;
    private nint transaction;

    public LmdbTransaction(nint environment, string path, bool writes)
    {
        this.path = path;
        Check(Liblmdb.Begin(environment, 0, writes ? LmdbFlags.None : LmdbFlags.ReadOnly, out transaction), "mdb_txn_begin");
        Check(Liblmdb.OpenTable(transaction, 0, Liblmdb.IntegerKey, out table), "mdb_dbi_open");
    }

    /// <summary>Stores a row.</summary>
    /// <param name="key">Where the word that is the key lies.</param>
    /// <param name="value">The row.</param>
    /// <param name="appends">Whether the key is greater than all others.</param>
    public void Put(in LmdbValue key, in LmdbValue value, bool appends = false) => Check(Liblmdb.Put(transaction, table, key, value, appends ? Liblmdb.Append : 0), "mdb_put");

    /// <summary>The row of a key, in LMDB's mapping, until the transaction ends.</summary>
    public MappedRange Get(in LmdbValue key)
    {
        Check(Liblmdb.Get(transaction, table, key, out LmdbValue value), "mdb_get");
        return value.Range;
    }

    /// <summary>Calls a function for every row, in the order of keys.</summary>
    public void ForEach(Action<long, MappedRange> visit)
    {
        Check(Liblmdb.OpenCursor(transaction, table, out nint cursor), "mdb_cursor_open");
        try
        {
            int result;
            while ((result = Liblmdb.Move(cursor, out LmdbValue key, out LmdbValue value, Liblmdb.NextRow)) == 0)
                visit((long)key.Range.WordAt(0), value.Range);
            if (result != Liblmdb.NotFound)
                Check(result, "mdb_cursor_get");
        }
        finally
        {
            Liblmdb.CloseCursor(cursor);
        }
    }

    public void Commit()
    {
        nint committed = transaction;
        transaction = 0; // Freed, whatever comes of it.
        Check(Liblmdb.Commit(committed), "mdb_txn_commit");
    }

    public void Dispose()
    {
        if (transaction != 0)
            Liblmdb.Abort(transaction);
        transaction = 0;
    }

    private void Check(int result, string function)
    {
        if (result != 0)
            Liblmdb.Check(result, function, path);
    }
}
