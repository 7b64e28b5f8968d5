using PerfSuite.Interop;
using PerfSuite.Measurement;

namespace PerfSuite.Tests.Measurement;

/// <summary>Rounds of a cached case that read from the device.</summary>
public class FromCacheTests
{
    [Fact]
    public void Are_left_out_whole_and_counted()
    {
        Rounds rounds = Measured(fromCache: true, turn => turn is 2 or 5, rounds: 6);
        Assert.Equal((6, 2), (rounds.Count, rounds.LeftOut));
        Assert.Equal(0, rounds["Elsewhere"].Counters.DeviceReadBytes);
        Assert.All(rounds.Arms, arm => Assert.Equal(6, arm.Nanoseconds.Count));
    }

    [Fact]
    public void Stay_where_the_case_is_not_about_the_cache()
    {
        Rounds rounds = Measured(fromCache: false, _ => true, rounds: 6);
        Assert.Equal((6, 0, 6 * 4096L), (rounds.Count, rounds.LeftOut, rounds["Elsewhere"].Counters.DeviceReadBytes));
    }

    [Fact]
    public void Fail_the_case_when_they_are_most_of_it()
    {
        NotFromCacheException thrown = Assert.Throws<NotFromCacheException>(() => Measured(fromCache: true, _ => true, rounds: 6));
        Assert.Contains("33 of 33 rounds read from the device", thrown.Message, StringComparison.Ordinal);
    }

    private static Rounds Measured(bool fromCache, Func<int, bool> readsTheDevice, int rounds)
    {
        int turn = -1; // The first one warms up.
        Arm[] arms =
        [
            new("Here", true, () => 1),
            new("Elsewhere", false, () => 1, Elsewhere: () => new TurnElsewhere(0, default(Counters) with { DeviceReadBytes = readsTheDevice(++turn) ? 4096 : 0 })),
        ];
        return new Interleaver(arms, new TurnOrder(2, seed: 1)) { FromCache = fromCache }.Measure(new FixedRounds(WarmUp: 1, Measured: rounds));
    }
}
