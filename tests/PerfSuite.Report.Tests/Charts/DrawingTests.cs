using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;

namespace PerfSuite.Report.Tests.Charts;

public class DrawingTests
{
    private static readonly LinearScale Tens = new(0, 10);

    [Fact]
    public void A_silhouette_rises_where_samples_are_and_returns_to_the_ground() =>
        Assert.Equal("M0,24h1v-24h1v12h1v12h1V24z", new Histogram([3, 3, 6], Tens, 4).Path());

    [Fact]
    public void A_single_sample_among_many_stays_visible() =>
        Assert.Equal("M0,24v-24h1v24h2v-2h1V24z", new Histogram([.. Enumerable.Repeat(1.0, 1000), 9], Tens, 4).Path());

    [Fact]
    public void A_line_walks_from_value_to_value_and_runs_level_where_they_are_equal() =>
        Assert.Equal("M0,60l1-30h1l1,30", new RunOrder([0, 5, 5, 0], 10).Line(Tens));

    [Fact]
    public void One_round_is_a_short_level_line_without_a_band()
    {
        RunOrder order = new([5], 10);
        Assert.Equal("M0,30h1", order.Line(Tens));
        Assert.Null(order.Band(Tens));
    }

    [Fact]
    public void A_band_goes_along_the_greatest_values_and_back_along_the_least() =>
        Assert.Equal("M0,30l1-30L1,60h-1z", new RunOrder([0, 5, 0, 10], 2).Band(Tens));

    [Fact]
    public void Quantiles_of_nothing_are_refused() => Assert.Throws<ArgumentException>(() => new Quantiles([]));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(1, 4)]
    public void Quantiles_lie_between_their_neighbours(double share, double value) => Assert.Equal(value, new Quantiles([4, 2, 1, 3]).At(share), 9);

    [Fact]
    public void A_far_value_lies_beyond_the_fence()
    {
        Quantiles q = new([1, 2, 3, 4, 5, 100]);
        (double low, double high) = q.Fence();
        Assert.Equal(1, low);
        Assert.Equal(1, q.CountAbove(high));
    }

    [Fact]
    public void Without_a_margin_there_is_no_band_around_one()
    {
        IntervalMark mark = IntervalMark.Of(new Judging.Statistics.Interval(1, 0.9, 1.1, 0.99), new LogScale(0.5, 2), "yes");
        Assert.Equal(mark.MarginFrom, mark.MarginTo);
    }

    [Fact]
    public void An_empty_stage_takes_no_place() =>
        Assert.Equal(["map"], PlacedSegment.Stack([new Segment("map", 1, 0), new Segment("fault", 0, 1)], 1).Select(s => s.Segment.Name));

    [Fact]
    public void A_curve_runs_through_its_points_with_high_values_on_top() => Assert.Equal("M0,1000L500,250",
        new Series("", 0, [new SeriesPoint(0, 0, 0, 0, "", null), new SeriesPoint(0.5, 0.75, 0, 1, "", null)]).Line());
}
