using PerfSuite.Claims.Sharing;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Sharing;

public class SharedMemoryBeatsAPipeTests
{
    private static readonly MessagePoint Apart = new(64, Exchange.RoundTrip, Placement.Apart);
    private static readonly Counters Pipe = default(Counters) with { HasIo = true, ReadCalls = 100, WriteCalls = 100, VoluntarySwitches = 100 };
    private static readonly Counters Ring = default(Counters) with { HasIo = true, VoluntarySwitches = 90, InvoluntarySwitches = 5 };

    [Fact]
    public void Calls_on_the_pipe_and_sleeps_on_the_ring_bear_the_explanation_out() =>
        Assert.All(SharedMemoryBeatsAPipe.Judge(Pipe, Ring, messages: 100, Apart), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_for_a_ring_that_calls_and_polls_and_a_pipe_that_does_not_call() => Assert.All(
        SharedMemoryBeatsAPipe.Judge(Ring, Pipe with { VoluntarySwitches = 0 }, messages: 100, Apart), row => Assert.False(row.Holds));

    [Fact]
    public void The_cases_reach_from_64_bytes_to_a_mebibyte_both_ways() => Assert.All(
        new[] { (64, Exchange.Stream), (1 << 20, Exchange.Stream), (64, Exchange.RoundTrip), (1 << 20, Exchange.RoundTrip) },
        wanted => Assert.Contains(SharedMemoryBeatsAPipe.Points, p => (p.Bytes, p.Exchange) == wanted));
}
