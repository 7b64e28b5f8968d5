using PerfSuite.Claims.Setup;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.UnitTests.Setup;

public class TeardownGrowsWithTouchedPagesTests
{
    private const double Confidence = 0.95;

    /// <summary>100 µs with fewer pages, and 10 ns more for each of 768 others: 107.68 µs.</summary>
    [Fact]
    public void The_slope_is_the_difference_by_pages()
    {
        Interval slope = TeardownGrowsWithTouchedPages.Slope(fewer: 100_000, new Interval(100_000 / 107_680.0, 0.9, 0.95, Confidence), pages: 768);
        Assert.Equal(10, slope.Estimate, tolerance: 1e-9);
        Assert.Equal((6.853, 14.468), (Math.Round(slope.Lower, 3), Math.Round(slope.Upper, 3)));
    }

    [Fact]
    public void The_slope_is_below_nothing_where_more_pages_take_less() =>
        Assert.True(TeardownGrowsWithTouchedPages.Slope(fewer: 1000, new Interval(1.2, 1.1, 1.3, Confidence), pages: 768).Upper < 0);

    [Theory]
    [InlineData(0.3, true)]
    [InlineData(0.99, false)]
    public void Next_to_no_growth_contradicts_the_claim(double quarterOfThePages, bool holds)
    {
        Interval narrow = new(quarterOfThePages, quarterOfThePages - 0.005, quarterOfThePages + 0.005, Confidence);
        Assert.Equal((holds, !holds), (new TeardownGrowsWithTouchedPages().Region.Contains(narrow), new TeardownGrowsWithTouchedPages().Region.Excludes(narrow)));
    }

    [Theory]
    [InlineData(256, 1024)]
    [InlineData(512, 1536)]
    public void Touched_pages_and_those_around_them_bear_the_explanation_out(double fewer, double more) =>
        Assert.All(TeardownGrowsWithTouchedPages.JudgePresent(fewer, more, touched: 1024), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(TeardownGrowsWithTouchedPages.JudgePresent(fewer: 1024, more: 256, touched: 1024), row => Assert.False(row.Holds, row.Name));
}
