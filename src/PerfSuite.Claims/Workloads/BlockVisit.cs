using PerfSuite.Data;

namespace PerfSuite.Claims.Workloads;

/// <summary>In which order the blocks of a pass are visited.</summary>
public enum VisitOrder
{
    Sequential,

    /// <summary>In one seeded permutation; each block exactly once, the same for all arms.</summary>
    Random,
}

/// <summary>What an arm does with a block, and so what its checksum is made of.</summary>
public enum BlockUse
{
    /// <summary>Bring it into a buffer; the checksum takes the first and the last word of each block.</summary>
    Copy,

    /// <summary>Add up every 64-bit word of it, in the buffer or where it is mapped.</summary>
    Sum,
}

/// <summary>
/// The blocks of a file as arms visit them: the file is divided into passes of equal size, a pass into blocks. Every arm walks
/// through all passes in the same seeded order but starts at another one, so that no arm finds what another has just brought into the CPU's cache. The order is no ascending one: a file
/// that was read lies in large folios here and in small ones there, and rounds that follow each other would all be of one kind.
/// </summary>
public sealed class BlockVisit
{
    private readonly long[] offsets;
    private readonly ulong[] expected;
    private readonly int[] passOrder;

    /// <param name="file">The file; a whole number of passes.</param>
    /// <param name="passBytes">Size of a pass; a whole number of blocks.</param>
    /// <param name="blockBytes">Size of a block; a multiple of 8.</param>
    /// <param name="order">Order of the blocks within a pass.</param>
    /// <param name="seed">Seed of the permutation.</param>
    /// <param name="use">What is done with a block.</param>
    /// <param name="blocks">How many blocks of a pass are visited, the first in the order; all where null.</param>
    public BlockVisit(DataFile file, long passBytes, int blockBytes, VisitOrder order, int seed, BlockUse use = BlockUse.Copy, int? blocks = null)
    {
        if (file.Bytes % passBytes != 0 || passBytes % blockBytes != 0 || blockBytes % 8 != 0)
            throw new ArgumentException($"A file of {file.Bytes} bytes must be whole passes of {passBytes}, and those whole blocks of {blockBytes}.",
                nameof(passBytes));
        Use = use;
        PassBytes = passBytes;
        BlockBytes = blockBytes;
        Passes = (int)(file.Bytes / passBytes);
        offsets = [.. Enumerable.Range(0, (int)(passBytes / blockBytes)).Select(i => (long)i * blockBytes)];
        if (order == VisitOrder.Random)
            new Random(seed).Shuffle(offsets);
        offsets = offsets[..(blocks ?? offsets.Length)];
        passOrder = [.. Enumerable.Range(0, Passes)];
        new Random(seed).Shuffle(passOrder);
        expected = [.. Enumerable.Range(0, Passes).Select(pass => use == BlockUse.Sum
            ? WholeSum(file, pass * passBytes)
            : Ends(file.Content, pass * passBytes))];
    }

    public BlockUse Use { get; }

    public long PassBytes { get; }

    public int BlockBytes { get; }

    /// <summary>Passes that the file holds.</summary>
    public int Passes { get; }

    /// <summary>Blocks of one pass.</summary>
    public int Blocks => offsets.Length;

    /// <summary>Offsets of the blocks within a pass, in the order of visiting.</summary>
    public ReadOnlySpan<long> Offsets => offsets;

    /// <summary>A walk through the passes for one arm.</summary>
    /// <param name="arm">Index of the arm.</param>
    /// <param name="arms">How many arms there are.</param>
    public PassWalk WalkOf(int arm, int arms) => new(this, Passes * arm / arms);

    /// <summary>The pass that comes at a place of every walk.</summary>
    internal int PassAt(int place) => passOrder[place];

    /// <summary>What a pass's checksum is by the file's content, not by what anybody read.</summary>
    internal ulong Expected(int pass) => expected[pass];

    private ulong WholeSum(DataFile file, long pass) => Blocks * (long)BlockBytes == PassBytes ? file.SumOf(pass, PassBytes)
        : offsets.Aggregate(0UL, (sum, offset) => unchecked(sum + file.Content.Sum(pass + offset, BlockBytes)));

    private ulong Ends(SeededWords content, long pass)
    {
        ulong sum = 0;
        foreach (long offset in offsets)
            sum = unchecked(sum + content[(pass + offset) >> 3] + content[((pass + offset + BlockBytes) >> 3) - 1]);
        return sum;
    }
}

/// <summary>One arm's walk through the passes of a file.</summary>
public sealed class PassWalk(BlockVisit visit, int start)
{
    private int place = start - 1;

    /// <summary>Steps to the next pass.</summary>
    /// <returns>Its offset in the file.</returns>
    public long Next()
    {
        place = (place + 1) % visit.Passes;
        return visit.PassAt(place) * visit.PassBytes;
    }

    /// <summary>Checks a pass's checksum against the file's content: 0 where they agree, so that arms on different passes compare equal.</summary>
    /// <param name="sum">Wrapping sum of what <see cref="BlockUse"/> says, over all blocks of the pass.</param>
    public ulong Difference(ulong sum) => unchecked(sum - visit.Expected(visit.PassAt(place)));
}
