namespace PerfSuite.Data;

/// <summary>All rows of a database, in one seeded random order, in turns. Each arm goes through the same turns but starts at another one, so that no arm finds what another has just brought into the processor's cache.</summary>
public sealed class RowVisits
{
    private readonly long[] order;
    private readonly ulong[] expected;
    private readonly int rowsPerTurn;
    private int turn;

    /// <param name="rows">Which rows.</param>
    /// <param name="rowsPerTurn">How many one turn visits; what is left of the last turn is left out.</param>
    /// <param name="seed">Seed of the order.</param>
    public RowVisits(SeededRows rows, int rowsPerTurn, int seed)
    {
        this.rowsPerTurn = rowsPerTurn;
        order = new long[rows.Count];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        new Random(seed).Shuffle(order);
        expected = [.. Enumerable.Range(0, order.Length / rowsPerTurn).Select(t => Of(t).ToArray().Aggregate(0UL, (sum, row) => unchecked(sum + rows.EndsOf(row))))];
    }

    private RowVisits(RowVisits other, int turn) => (order, expected, rowsPerTurn, this.turn) = (other.order, other.expected, other.rowsPerTurn, turn);

    /// <summary>The same rows for the other arm, as far from this one before as behind.</summary>
    public RowVisits HalfACycleLater() => new(this, (turn + (expected.Length / 2)) % expected.Length);

    /// <summary>The rows of the next turn, in the order of visiting.</summary>
    public ReadOnlySpan<long> NextTurn()
    {
        turn = (turn + 1) % expected.Length;
        return Of(turn);
    }

    /// <summary>Checks what the turn has added up, the first and last words of its rows, against their content: 0 where they agree.</summary>
    public ulong Difference(ulong sum) => unchecked(sum - expected[turn]);

    private ReadOnlySpan<long> Of(int which) => order.AsSpan(which * rowsPerTurn, rowsPerTurn);
}
