using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Engines;

/// <summary>Memory for one row that is written or looked up, of which LMDB takes copies. A stamp is added to every word of the row's content: rows that are written again differ from what they were.</summary>
/// <param name="rows">The content.</param>
internal sealed class LmdbRow(SeededRows rows) : IDisposable
{
    private const int Words = SeededRows.BodyBytes / sizeof(ulong);

    private readonly NativeBuffer memory = new(sizeof(ulong) + SeededRows.BodyBytes);

    /// <summary>The key of a row, until the next one.</summary>
    public LmdbValue Key(long number)
    {
        new MappedRange(memory.Address, memory.Bytes).SetWord(0, (ulong)number);
        return new LmdbValue(sizeof(ulong), memory.Address);
    }

    /// <summary>Stores a row.</summary>
    /// <returns>First and last word of its content, as they were stored, added up without their stamps.</returns>
    public ulong Put(LmdbTransaction transaction, long number, ulong stamp, bool appends = false)
    {
        MappedRange body = new(memory.Address + sizeof(ulong), SeededRows.BodyBytes);
        for (int i = 0; i < Words; i++)
            body.SetWord(i * sizeof(ulong), unchecked(rows[number, i] + stamp));
        transaction.Put(Key(number), new LmdbValue(SeededRows.BodyBytes, body.Address), appends);
        return unchecked(EndsOf(body) - (2 * stamp));
    }

    /// <summary>First and last word of a row added up, as the database has them.</summary>
    public static ulong EndsOf(MappedRange body) => unchecked(body.WordAt(0) + body.WordAt(body.Bytes - sizeof(ulong)));

    /// <summary>The stamp that a row was written with last, by its first word.</summary>
    public ulong StampOf(long number, MappedRange body) => unchecked(body.WordAt(0) - rows[number, 0]);

    /// <summary>Whether every word is that of a row and a stamp.</summary>
    public bool IsIn(MappedRange body, long number, ulong stamp)
    {
        bool same = body.Bytes == SeededRows.BodyBytes;
        for (int i = 0; same && i < Words; i++)
            same = body.WordAt(i * sizeof(ulong)) == unchecked(rows[number, i] + stamp);
        return same;
    }

    public void Dispose() => memory.Dispose();
}
