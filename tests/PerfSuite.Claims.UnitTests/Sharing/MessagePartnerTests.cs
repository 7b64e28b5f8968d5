using PerfSuite.Claims.Sharing;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Sharing;

public class MessagePartnerTests
{
    private static readonly int Processor = ProcessorSet.OfThisThread()[0];

    [Theory]
    [InlineData(64, Exchange.Stream)]
    [InlineData(64, Exchange.RoundTrip)]
    [InlineData(200_000, Exchange.Stream)]
    [InlineData(200_000, Exchange.RoundTrip)]
    public void Every_message_arrives_over_both_links(int bytes, Exchange exchange)
    {
        MessagePoint point = new(bytes, exchange, Placement.Together);
        using MessagePartner partner = new(point, seed: 3, Processor);
        using MessageExchange overPipe = point.NewExchange(3), overRing = point.NewExchange(3);
        for (int turn = 0; turn < 3; turn++)
            Assert.Equal((0UL, 0UL), (overPipe.Ask(partner.OverPipe), overRing.Ask(partner.OverRing)));

        PartnerState state = partner.State;
        Assert.Equal((overPipe.SentSum, overRing.SentSum), (state.PipeSum, state.RingSum));
        Assert.InRange(state.PipeCalls, 3 * point.Messages, long.MaxValue);
    }

    [Fact]
    public void Both_links_end_when_the_partner_has_gone()
    {
        MessagePoint point = new(64, Exchange.RoundTrip, Placement.Together);
        using MessagePartner partner = new(point, seed: 3, Processor);
        using MessageExchange exchange = point.NewExchange(3);
        partner.Kill();
        Assert.Throws<LinkException>(() => exchange.Ask(partner.OverRing));
        Assert.Throws<LinkException>(() => exchange.Ask(partner.OverPipe));
    }

    [Fact]
    public void What_the_partner_says_of_itself_is_read_back()
    {
        PartnerState state = new(PipeCalls: 12, RingCalls: 3, PipeSum: ulong.MaxValue, RingSum: 7);
        Assert.Equal(state, PartnerState.Parse(state.ToString()));
        Assert.Throws<FormatException>(() => PartnerState.Parse("1 2"));
    }
}
