using PerfSuite.Data;

namespace PerfSuite.Claims.Workloads;

/// <summary>
/// Blocks at seeded random places all over a file, no two neighbours in order. Every arm goes through the same turns of them but starts
/// at another one, so that no arm finds what another has just brought into the CPU's cache.
/// </summary>
internal sealed class RandomSpots
{
    private const int Turns = 64;

    private readonly long[] offsets;
    private readonly ulong[] expected;
    private readonly int blocksPerTurn;
    private int turn;

    /// <param name="fileBytes">Size of the file.</param>
    /// <param name="content">What stands in it.</param>
    /// <param name="blockBytes">Size of a block, a multiple of 8; offsets are multiples of it.</param>
    /// <param name="blocksPerTurn">How many blocks one turn visits.</param>
    /// <param name="seed">Seed of the offsets.</param>
    public RandomSpots(long fileBytes, SeededWords content, int blockBytes, int blocksPerTurn, int seed)
    {
        this.blocksPerTurn = blocksPerTurn;
        Random random = new(seed);
        offsets = new long[Turns * blocksPerTurn];
        long previous = 0;
        for (int i = 0; i < offsets.Length; i++)
        {
            do
                offsets[i] = random.NextInt64(1, fileBytes / blockBytes) * blockBytes;
            while (offsets[i] == previous || offsets[i] == previous + blockBytes); // Behind the last block is where a read leaves the position.
            previous = offsets[i];
        }

        expected = [.. Enumerable.Range(0, Turns).Select(t => Of(t).ToArray().Aggregate(0UL,
            (sum, at) => unchecked(sum + content[at >> 3] + content[((at + blockBytes) >> 3) - 1])))];
    }

    private RandomSpots(RandomSpots other, int turn) =>
        (offsets, expected, blocksPerTurn, this.turn) = (other.offsets, other.expected, other.blocksPerTurn, turn);

    /// <summary>The same blocks for the other arm of a case, as far from this one before as behind: neither finds more of what the other has brought.</summary>
    public RandomSpots HalfACycleLater() => new(this, (turn + (Turns / 2)) % Turns);

    /// <summary>The same blocks for an arm that takes this one's place.</summary>
    public RandomSpots AtTheSameTurn() => new(this, turn);

    /// <summary>Offsets of the next turn's blocks in the order of visiting.</summary>
    public ReadOnlySpan<long> NextTurn()
    {
        turn = (turn + 1) % Turns;
        return Of(turn);
    }

    /// <summary>Checks a turn's sum of first and last words against the file's content: 0 where they agree.</summary>
    public ulong Difference(ulong sum) => unchecked(sum - expected[turn]);

    private ReadOnlySpan<long> Of(int which) => offsets.AsSpan(which * blocksPerTurn, blocksPerTurn);
}
