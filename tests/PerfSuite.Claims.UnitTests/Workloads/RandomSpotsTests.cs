using PerfSuite.Claims.Workloads;
using PerfSuite.Data;

namespace PerfSuite.Claims.UnitTests.Workloads;

public class RandomSpotsTests
{
    private const int BlockBytes = 64, Blocks = 100;
    private const long FileBytes = 64 << 10;

    private static readonly SeededWords Content = new(1, "spots");

    [Fact]
    public void Blocks_lie_inside_the_file_and_never_where_a_read_of_the_last_one_has_left_the_position()
    {
        RandomSpots spots = new(FileBytes, Content, BlockBytes, Blocks, seed: 1);
        long previous = 0;
        for (int turn = 0; turn < 63; turn++) // The turns from the second to the last follow one another in the sequence.
        {
            foreach (long offset in spots.NextTurn())
            {
                Assert.InRange(offset, BlockBytes, FileBytes - BlockBytes);
                Assert.Equal(0, offset % BlockBytes);
                Assert.NotEqual(previous, offset);
                Assert.NotEqual(previous + BlockBytes, offset);
                previous = offset;
            }
        }
    }

    [Fact]
    public void The_sum_of_a_turns_first_and_last_words_differs_by_nothing_and_that_of_another_turn_does()
    {
        RandomSpots spots = new(FileBytes, Content, BlockBytes, Blocks, seed: 1);
        ulong first = SumOf(spots.NextTurn());
        Assert.Equal(0UL, spots.Difference(first));
        spots.NextTurn();
        Assert.NotEqual(0UL, spots.Difference(first));
    }

    [Fact]
    public void Another_arm_is_half_a_cycle_apart_before_and_behind()
    {
        RandomSpots spots = new(FileBytes, Content, BlockBytes, Blocks, seed: 1), later = spots.HalfACycleLater(), same = spots.AtTheSameTurn();
        long[] first = later.NextTurn().ToArray();
        int turns = 1;
        for (; !spots.NextTurn().SequenceEqual(first); turns++)
            Assert.Equal(spots.AtTheSameTurn().HalfACycleLater().HalfACycleLater().NextTurn().ToArray(), spots.AtTheSameTurn().NextTurn().ToArray());
        Assert.Equal(33, turns);
        Assert.Equal(new RandomSpots(FileBytes, Content, BlockBytes, Blocks, seed: 1).NextTurn().ToArray(), same.NextTurn().ToArray());
    }

    [Fact]
    public void The_seed_decides_the_blocks() => Assert.NotEqual(
        new RandomSpots(FileBytes, Content, BlockBytes, Blocks, seed: 1).NextTurn().ToArray(),
        new RandomSpots(FileBytes, Content, BlockBytes, Blocks, seed: 2).NextTurn().ToArray());

    private static ulong SumOf(ReadOnlySpan<long> offsets)
    {
        ulong sum = 0;
        foreach (long offset in offsets)
            sum = unchecked(sum + Content[offset / 8] + Content[((offset + BlockBytes) / 8) - 1]);
        return sum;
    }
}
