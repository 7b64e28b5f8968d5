using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content;
using PerfSuite.Report.Content.Costs;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Content.Costs;

public class WhySectionTests
{
    [Fact]
    public void The_sentence_counts_and_says_how_well()
    {
        CaseRecord[] cases = [.. new[] { 1, 1, 1.1, 1.2, 2 }.Select((p, i) => Predicted($"{i}", p)), Given.Timed(name: "without"), Given.Observed("mapping-reads-nothing")];
        Assert.Equal("5 of 6 timed cases are predicted; the median error is 10 %, nine in ten are within 68 %. 1 timed case is not modelled.", Of(cases)!.Sentence);
        Assert.Equal("1 of 1 timed case is predicted; the median error is 0 %, nine in ten are within 0 %. Every timed case is modelled.", Of(cases[0])!.Sentence);
    }

    [Fact]
    public void Half_is_as_wrong_as_twice() => Assert.All(new[] { 0.5, 2 }, p => Assert.Equal(1, new PredictedCase(Given.Timed(), p, 1).Error, 9));

    [Fact]
    public void What_misses_by_more_than_fifteen_percent_is_named_the_worst_first()
    {
        WhySection why = Of(Predicted("near", 1.14), Predicted("far", 1.16), Predicted("low", 0.86), Predicted("worst", 0.2))!;
        Assert.Equal(["sequential-warm-copy [worst]", "sequential-warm-copy [low]", "sequential-warm-copy [far]"], why.Furthest.Select(m => m.Case.Text));
        Assert.Equal("0.200 → 1.00", why.Furthest[0].Ratios);
        Assert.Equal("sequential-warm-copy [near]: 1.14 → 1.00", Assert.Single(why.Plot!.Hits).Text);
        Assert.Equal(3, why.Plot.Misses.Count);
        Assert.Equal("Measured against predicted ratios; 1 point lies within 15 % of the diagonal, 3 outside.", why.Plot.Description);
    }

    [Fact]
    public void Of_many_that_miss_the_worst_are_named_and_the_others_counted()
    {
        WhySection why = Of([.. Enumerable.Range(0, 25).Select(i => Predicted($"{i}", 2 + i))])!;
        Assert.Equal((20, 5), (why.Furthest.Count, why.Further));
        Assert.EndsWith("[24]", why.Furthest[0].Case.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_predicted_as_it_was_measured_lies_on_the_diagonal_and_too_much_lies_below()
    {
        PredictionPlot plot = Of(Predicted("right", 1), Predicted("much", 3))!.Plot!;
        SeriesPoint right = plot.Hits[0], much = plot.Misses[0];
        Assert.Equal(right.X, right.Y, 9);
        Assert.True(much.X > much.Y);
        Assert.Equal("#c1", right.Href);
    }

    /// <summary>A point at the limit of a hit lies on the edge of the band.</summary>
    [Fact]
    public void The_band_ends_where_hits_end()
    {
        PredictionPlot plot = Of(Predicted("edge", 1 + WhySection.Near))!.Plot!;
        SeriesPoint edge = plot.Hits.Concat(plot.Misses).Single();
        Assert.Equal(plot.Reach, edge.X - edge.Y, 9);
        Assert.Equal("M0 1000V900L900 0H1000V100L100 1000z", (plot with { Reach = 0.1 }).Band());
    }

    [Fact]
    public void Without_predictions_and_parts_there_is_no_section_and_with_parts_alone_no_plot()
    {
        CaseRecord c = Given.Timed();
        Assert.Null(Of(c));
        c = c with { Arms = [c.Arms[0] with { Work = Given.Work((PrimitiveNames.EmptyCall, 1)) }, c.Arms[1]] };
        WhySection why = Of(c)!;
        Assert.Null(why.Plot);
        Assert.Equal("No timed case is predicted.", why.Sentence);
    }

    private static CaseRecord Predicted(string name, double ratio) => Given.Timed(name: name) with
    {
        Ratio = new Interval(1, 0.99, 1.01, Given.Confidence),
        Prediction = new Prediction(ratio, ratio * 0.9, ratio * 1.1, [new ExplainedShare(PrimitiveNames.MinorFault, 1)]),
    };

    private static WhySection? Of(params CaseRecord[] cases)
    {
        SuiteResults results = Given.Results(cases);
        return WhySection.Of(results with { Environment = results.Environment with { Primitives = Given.Card } }, new Anchors(results));
    }
}
