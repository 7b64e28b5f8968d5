using PerfSuite.Measurement;

namespace PerfSuite.Tests.Measurement;

public class TurnOrderTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Over_every_two_rounds_each_arm_has_the_same_mean_position(int arms)
    {
        TurnOrder order = new(arms, seed: 7);
        for (int pair = 0; pair < 50; pair++)
        {
            int[] first = [.. order.NextRound()], second = [.. order.NextRound()];
            for (int arm = 0; arm < arms; arm++)
                Assert.Equal(arms - 1, Array.IndexOf(first, arm) + Array.IndexOf(second, arm));
        }
    }

    [Fact]
    public void Two_arms_take_turns_as_ABBA_or_BAAB()
    {
        TurnOrder order = new(2, seed: 1);
        HashSet<string> patterns = new(StringComparer.Ordinal);
        for (int i = 0; i < 100; i++)
            patterns.Add(string.Concat(order.NextRound().ToArray()) + string.Concat(order.NextRound().ToArray()));
        Assert.Equal(["0110", "1001"], patterns.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_seed_decides_the_order()
    {
        TurnOrder one = new(3, seed: 5), same = new(3, seed: 5), other = new(3, seed: 6);
        string[] rounds(TurnOrder order) => [.. Enumerable.Range(0, 20).Select(_ => string.Concat(order.NextRound().ToArray()))];
        string[] first = rounds(one);
        Assert.Equal(first, rounds(same));
        Assert.NotEqual(first, rounds(other));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_single_round_of_an_even_seed_and_of_the_odd_one_after_it_are_balanced(int arms)
    {
        for (int seed = 0; seed < 40; seed += 2)
        {
            int[] one = [.. new TurnOrder(arms, seed).NextRound()], other = [.. new TurnOrder(arms, seed + 1).NextRound()];
            Assert.Equal(one, other.Reverse());
        }
    }
}
