using PerfSuite.Calibration;
using PerfSuite.Measurement;

namespace PerfSuite.Tests.Calibration;

public class ExchangedArmTests
{
    [Fact]
    public void Over_four_rounds_either_arm_has_had_either_instance_in_either_position()
    {
        List<string> diary = [];
        Arm Instance(char name, char kind) => new("work", false, () => Note($"{name}{kind}"), () => Note($"({name}"), () => Note($"{name})"));
        ulong Note(string what)
        {
            diary.Add(what);
            return 7;
        }

        Arm plain = ExchangedArm.Between(Instance('1', 'p'), Instance('2', 'p'), "work"), slow = ExchangedArm.Between(Instance('2', 's'), Instance('1', 's'), "workTwin");
        Rounds rounds = new Interleaver([plain, slow], new TurnOrder(2, seed: 1)).Measure(new FixedRounds(WarmUp: 4, Measured: 8));

        Assert.Equal(8, rounds.Count);
        foreach (string[] turn in diary.Chunk(3))
            Assert.Equal((turn[0][1], turn[2][0]), (turn[1][0], turn[1][0]));
        string[] turns = [.. diary.Chunk(3).Select(turn => turn[1])];
        foreach (string[] four in turns.Chunk(8))
        {
            string[] early = [.. four.Where((_, i) => i % 2 == 0)], late = [.. four.Where((_, i) => i % 2 == 1)];
            Assert.Equal(["1p", "1s", "2p", "2s"], early.Order(StringComparer.Ordinal));
            Assert.Equal(["1p", "1s", "2p", "2s"], late.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Each_round_has_one_turn_of_each_instance()
    {
        List<int> diary = [];
        Arm Instance(int number) => new("work", false, () =>
        {
            diary.Add(number);
            return 7;
        });
        Arm one = Instance(1), two = Instance(2);
        new Interleaver([ExchangedArm.Between(one, two, "a"), ExchangedArm.Between(two, one, "b")], new TurnOrder(2, seed: 1))
            .Measure(new FixedRounds(WarmUp: 4, Measured: 8));
        Assert.All(diary.Chunk(2), round => Assert.Equal(3, round.Sum()));
    }
}
