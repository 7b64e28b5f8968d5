using PerfSuite.Claims.Today;

namespace PerfSuite.Claims.UnitTests.Today;

public class StreamingSparesTheHotSetTests
{
    private static readonly StreamWay[] Sparing = [StreamWay.ReadUncached, StreamWay.ReadAndDrop];

    private static readonly PassedHotSet[] Usual =
        [.. Enum.GetValues<StreamWay>().Select(way => new PassedHotSet(way, 100, Sparing.Contains(way) ? 100 : 0, IsRight: true))];

    [Fact]
    public void The_claim_holds_where_uncached_reads_and_dropping_behind_alone_spare_it() =>
        Assert.All(StreamingSparesTheHotSet.Judge(Usual), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void A_way_that_does_the_opposite_is_noticed() => Assert.All(Enum.GetValues<StreamWay>(), way =>
        Assert.Single(StreamingSparesTheHotSet.Judge([.. Usual.Select(p => p.Way == way ? p with { PercentAfter = 100 - p.PercentAfter } : p)]), row => !row.Holds));

    [Fact]
    public void A_hot_set_that_was_not_there_before_is_noticed() =>
        Assert.Single(StreamingSparesTheHotSet.Judge([Usual[0] with { PercentBefore = 0 }, .. Usual[1..]]), row => !row.Holds);

    [Fact]
    public void Words_that_are_not_the_file_s_are_noticed() =>
        Assert.Single(StreamingSparesTheHotSet.Judge([Usual[0] with { IsRight = false }, .. Usual[1..]]), row => !row.Holds);
}
