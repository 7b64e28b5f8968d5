using System.Runtime.CompilerServices;
using PerfSuite.Data;

namespace PerfSuite.Engines;

/// <summary>One arm: a database of its own, of which each turn overwrites some rows at random in one transaction.</summary>
internal sealed class LmdbWrites : IDisposable
{
    /// <summary>A page of the tree has 31 rows: among so many that follow one another none is passed over.</summary>
    private const int RowsAPageHasAtLeast = 16;

    private readonly LmdbEnvironment environment;
    private readonly LmdbRow row;
    private readonly RowVisits visits;
    private readonly int rowsPerTurn;
    private readonly ulong[] stamps;
    private ulong stamp;

    /// <param name="rows">What the database was made of.</param>
    /// <param name="file">The arm's own copy.</param>
    /// <param name="flags">The switches of the arm.</param>
    /// <param name="rowsPerTurn">How many are overwritten in a transaction.</param>
    /// <param name="seed">Of the order in which they are.</param>
    public LmdbWrites(SeededRows rows, FileResidency file, LmdbFlags flags, int rowsPerTurn, int seed)
    {
        this.rowsPerTurn = rowsPerTurn;
        visits = new RowVisits(rows, rowsPerTurn, seed);
        stamps = new ulong[rows.Count];
        row = new LmdbRow(rows);
        environment = new LmdbEnvironment(file.Path, file.Bytes, flags);
        using LmdbTransaction all = environment.Begin(writes: false);
        all.ForEach((number, body) => stamps[number] = row.StampOf(number, body));
        stamp = stamps.Max();
    }

    /// <summary>What LMDB says of the switches.</summary>
    public LmdbFlags Flags => environment.Flags;

    /// <summary>Overwrites a row of every page, in transactions of a turn's length, so that every page has been stored to in the mapping, where stores are made there.</summary>
    public void ChangeEveryPage()
    {
        long[] numbers = [.. Enumerable.Range(0, stamps.Length / RowsAPageHasAtLeast).Select(i => (long)i * RowsAPageHasAtLeast)];
        for (int start = 0; start < numbers.Length; start += rowsPerTurn)
            Overwrite(numbers.AsSpan(start, Math.Min(rowsPerTurn, numbers.Length - start)));
    }

    /// <summary>Overwrites the rows of the next turn, and commits.</summary>
    /// <returns>0 where the rows were those of the turn.</returns>
    public ulong Turn() => visits.Difference(Overwrite(visits.NextTurn()));

    /// <summary>Goes through the database.</summary>
    /// <returns>How many rows are not there as they were written last.</returns>
    public long RowsAmiss()
    {
        long right = 0;
        using LmdbTransaction all = environment.Begin(writes: false);
        all.ForEach((number, body) => right += row.IsIn(body, number, stamps[number]) ? 1 : 0);
        return stamps.Length - right;
    }

    public void Dispose()
    {
        environment.Dispose();
        row.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong Overwrite(ReadOnlySpan<long> numbers)
    {
        stamp++;
        ulong sum = 0;
        using LmdbTransaction turn = environment.Begin(writes: true);
        foreach (long number in numbers)
        {
            sum = unchecked(sum + row.Put(turn, number, stamp));
            stamps[number] = stamp;
        }

        turn.Commit();
        return sum;
    }
}
