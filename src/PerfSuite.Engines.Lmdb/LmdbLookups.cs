using System.Runtime.CompilerServices;
using PerfSuite.Data;

namespace PerfSuite.Engines;

/// <summary>An environment that looks up rows by their number, and that nobody writes to meanwhile: with no lock file, opening it touches no page of its mapping.</summary>
internal sealed class LmdbLookups : IDisposable
{
    private readonly LmdbEnvironment environment;
    private readonly LmdbRow row;
    private readonly RowVisits visits;

    /// <param name="database">Where.</param>
    /// <param name="visits">Which rows.</param>
    /// <param name="flags">The switch of the arm.</param>
    public LmdbLookups(LmdbDatabase database, RowVisits visits, LmdbFlags flags)
    {
        this.visits = visits;
        environment = new LmdbEnvironment(database.File.Path, database.File.Bytes, flags | LmdbFlags.ReadOnly | LmdbFlags.NoLock);
        row = new LmdbRow(database.Rows);
    }

    /// <summary>What LMDB says of the switch.</summary>
    public LmdbFlags Flags => environment.Flags & ~(LmdbFlags.ReadOnly | LmdbFlags.NoLock);

    /// <summary>Looks the rows of the next turn up, in one transaction.</summary>
    /// <returns>0 where their first and last words are what the database was made of.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Turn()
    {
        ulong sum = 0;
        using LmdbTransaction turn = environment.Begin(writes: false);
        foreach (long number in visits.NextTurn())
            sum = unchecked(sum + LmdbRow.EndsOf(turn.Get(row.Key(number))));
        return visits.Difference(sum);
    }

    public void Dispose()
    {
        environment.Dispose();
        row.Dispose();
    }
}
