using System.Diagnostics;
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
        Visits visits = new(1 << 20, 4096, VisitOrder.Random, Seed: 3, Threads: 2);
        Assert.Equal(visits, Visits.Parse(visits.ToArguments().ToArray()));
    }

    [Fact]
    public void A_permutation_visits_every_block_once() =>
        Assert.Equal(Enumerable.Range(0, 256), new Visits(1 << 20, 4096, VisitOrder.Random, Seed: 3).Blocks().Order());

    [Fact]
    public void A_turn_of_several_threads_lasts_from_the_first_start_to_the_last_end_and_counts_all()
    {
        Counters one = default(Counters) with { MajorFaults = 1, DeviceReadBytes = 4096 };
        ConfinedTurn turn = ConfinedShift.Together([new(10, 30, 5, one), new(20, 50, 7, one)]);
        Assert.Equal((Stopwatch.GetElapsedTime(10, 50).TotalNanoseconds, 12UL, one + one), (turn.Nanoseconds, turn.Sum, turn.Counted));
    }
}
