using PerfSuite.Claims.Sharing;

namespace PerfSuite.Claims.UnitTests.Sharing;

public class CallsPerMessageTests
{
    private const double CapacityBytes = 65536;

    private static readonly MessagePoint Small = new(64, Exchange.Stream, Placement.Together);

    [Fact]
    public void Fewer_calls_than_messages_on_the_ring_and_two_a_message_on_the_pipe_bear_the_explanation_out() =>
        Assert.All(new CallsPerMessage(Pipe: 2.01, Ring: 0.02).Judge(Small, CapacityBytes), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(new CallsPerMessage(Pipe: 0.02, Ring: 2.01).Judge(Small, CapacityBytes), row => Assert.False(row.Holds));

    [Theory]
    [InlineData(Placement.Together, 1.3, true)]
    [InlineData(Placement.Together, 2.1, false)]
    [InlineData(Placement.Apart, 1.3, false)]
    public void On_one_processor_the_ring_makes_fewer_calls_than_the_pipe_and_on_two_fewer_than_messages(Placement placement, double ring, bool holds) =>
        Assert.Equal(holds, new CallsPerMessage(Pipe: 2.01, ring).Judge(Small with { Bytes = 4096, Placement = placement }, CapacityBytes).All(row => row.Holds));

    [Fact]
    public void A_pipe_of_round_trips_takes_four_calls() =>
        Assert.Single(new CallsPerMessage(Pipe: 3, Ring: 3).Judge(Small with { Exchange = Exchange.RoundTrip }, CapacityBytes), row => !row.Holds);

    [Theory]
    [InlineData(64, Exchange.RoundTrip, 3.8, true)]
    [InlineData(64, Exchange.RoundTrip, 6, false)]
    [InlineData(65536, Exchange.Stream, 4, true)]
    [InlineData(65536, Exchange.Stream, 9, false)]
    [InlineData(1 << 20, Exchange.Stream, 90, false)]
    [InlineData(1 << 20, Exchange.RoundTrip, 190, false)]
    public void A_ring_that_calls_more_often_than_sleeping_and_waking_take_is_noticed(int bytes, Exchange exchange, double calls, bool holds) =>
        Assert.Equal(holds, new CallsPerMessage(Pipe: 100, calls).Judge(Small with { Bytes = bytes, Exchange = exchange }, CapacityBytes).All(row => row.Holds));

    [Fact]
    public void Messages_that_fill_the_ring_are_not_asked_to_pass_without_a_call() =>
        Assert.All(new CallsPerMessage(Pipe: 17, Ring: 35).Judge(Small with { Bytes = 1 << 20 }, CapacityBytes), row => Assert.True(row.Holds));
}
