using PerfSuite.Claims.Today;
using PerfSuite.Processes;

namespace PerfSuite.Claims.UnitTests.Today;

public class EndOfFileInsideAFolioTests
{
    private const int BusError = 128 + 7;
    private static readonly TriedPages Usual = new(255, 255, 255);

    [Fact]
    public void The_claim_holds_where_every_page_is_refused() =>
        Assert.All(EndOfFileInsideAFolio.Judge(Usual, new ChildExit(BusError)), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void A_page_that_lets_itself_be_read_is_noticed_in_either_mapping() => Assert.All(
        new[] { Usual with { RefusedBefore = 254 }, Usual with { RefusedAfter = 254 } },
        tried => Assert.Single(EndOfFileInsideAFolio.Judge(tried, new ChildExit(BusError)), row => !row.Holds));

    [Fact]
    public void A_load_that_comes_back_is_noticed() => Assert.Single(EndOfFileInsideAFolio.Judge(Usual, new ChildExit(0)), row => !row.Holds);

    [Fact]
    public void A_folio_that_does_not_span_the_end_shows_nothing() =>
        Assert.Single(EndOfFileInsideAFolio.Judge(new TriedPages(0, 0, 0), new ChildExit(BusError)), row => !row.Holds);
}
