using PerfSuite.Claims.Limits;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Limits;

public class ConfinedTests
{
    [Fact]
    public void A_turn_is_read_back_as_it_was_told()
    {
        ConfinedTurn turn = new(1234, ulong.MaxValue, default(Counters) with
        {
            ReadCalls = 1,
            ReadBytes = 2,
            DeviceReadBytes = 3,
            MinorFaults = 4,
            MajorFaults = 5,
            UserNanoseconds = 6,
            SystemNanoseconds = 7,
        });
        Assert.Equal(turn, ConfinedTurn.Parse(turn.ToString()));
    }

    [Fact]
    public void Reads_that_were_not_counted_stay_unknown() =>
        Assert.False(ConfinedTurn.Parse(new ConfinedTurn(1, 2, default(Counters) with { HasIo = false }).ToString()).Counted.HasIo);

    [Fact]
    public void A_line_of_another_form_is_refused() => Assert.Throws<FormatException>(() => ConfinedTurn.Parse("00 1 2"));

    [Fact]
    public void Visits_are_read_back_as_they_were_told()
    {
        Visits visits = new(1 << 20, 4096, VisitOrder.Random, Seed: 3);
        Assert.Equal(visits, Visits.Parse(visits.ToArguments().ToArray()));
    }

    [Fact]
    public void A_permutation_visits_every_block_once() =>
        Assert.Equal(Enumerable.Range(0, 256), new Visits(1 << 20, 4096, VisitOrder.Random, Seed: 3).Blocks().Order());
}
