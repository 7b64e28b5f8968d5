namespace PerfSuite.Measurement;

/// <summary>
/// The order of the arms in each round: shuffled by the seed in even rounds, mirrored in the odd round that follows.
/// Over every two rounds each arm's mean position is the same (for two arms: ABBA or BAAB), so that a steady drift,
/// and whatever an arm leaves behind for its successor, falls on all arms alike. An odd seed begins with the mirror of what the even one before it begins with, so that
/// two sweeps of a single round each are balanced too.
/// </summary>
public sealed class TurnOrder
{
    private readonly Random random;
    private readonly int[] order;
    private readonly bool isMirror;
    private int next;

    public TurnOrder(int arms, int seed)
    {
        order = [.. Enumerable.Range(0, arms)];
        random = new Random(seed >> 1);
        isMirror = seed % 2 != 0;
    }

    /// <summary>The indices of the arms in the order of the next round; valid until the next call.</summary>
    public ReadOnlySpan<int> NextRound()
    {
        bool isFirstOfTwo = next++ % 2 == 0;
        if (isFirstOfTwo)
            random.Shuffle(order);
        if (!isFirstOfTwo || isMirror)
            Array.Reverse(order);
        return order;
    }
}
