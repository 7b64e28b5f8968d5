using PerfSuite.Claims.Setup;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.UnitTests.Setup;

public class TeardownGrowsWithTouchedPagesTests
{
    private const double Confidence = 0.95;
    private static readonly double[] Fewer = [.. Enumerable.Range(0, 40).Select(i => 1000.0 + (i * 7 % 11))];
    private static readonly double[] More = [.. Fewer.Select((f, i) => f + (768 * 10) + (i * 5 % 13) - 6)];

    [Fact]
    public void The_slope_is_the_difference_of_paired_rounds_by_pages()
    {
        Interval slope = TeardownGrowsWithTouchedPages.Slope(Fewer, More, pages: 768, Confidence);
        Assert.InRange(slope.Estimate, 9.99, 10.01);
        Assert.True(slope.Lower > 9.9 && slope.Upper < 10.1);
    }

    [Fact]
    public void The_slope_of_exchanged_arms_is_its_negative() => Assert.Equal(
        TeardownGrowsWithTouchedPages.Slope(Fewer, More, pages: 768, Confidence).Estimate,
        -TeardownGrowsWithTouchedPages.Slope(More, Fewer, pages: 768, Confidence).Estimate, tolerance: 1e-9);

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
