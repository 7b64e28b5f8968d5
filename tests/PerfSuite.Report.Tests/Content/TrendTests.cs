using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Content;

namespace PerfSuite.Report.Tests.Content;

public class TrendTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_change_of_level_is_marked_between_the_runs_that_it_lies_between()
    {
        double[] past = [1.50, 1.51, 1.49, 1.50, 1.51, 1.50, 1.20, 1.21, 1.19, 1.20, 1.21];
        Trend trend = Trend.Of([.. past.Select((r, i) => Point(r, i))], Point(1.2, 11));
        Assert.Equal(12, trend.Points.Count);
        Assert.InRange(Assert.Single(trend.Changes), trend.Points[5].X, trend.Points[6].X);
        Assert.Contains("−20 %", trend.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_that_holds_has_no_change() =>
        Assert.Empty(Trend.Of([.. Enumerable.Range(0, 20).Select(i => Point(1.5 + (0.001 * (i % 3)), i))], Point(1.5, 20)).Changes);

    [Fact]
    public void Few_runs_are_no_level() => Assert.Empty(Trend.Of([Point(1, 0), Point(2, 1), Point(1, 2), Point(2, 3)], Point(1, 4)).Changes);

    [Fact]
    public void Runs_stand_in_the_order_of_time_and_this_run_last()
    {
        Trend trend = Trend.Of([Point(3, 2), Point(1, 0), Point(2, 1)], Point(4, 3));
        Assert.Equal(trend.Points.Select(p => p.Y).Order(), trend.Points.Select(p => p.Y));
        Assert.Equal(1, trend.Points[^1].X);
    }

    [Fact]
    public void What_else_changed_with_the_level_is_told()
    {
        HistoryLine[] past = [.. Enumerable.Range(0, 12).Select(i => Point(i < 6 ? 1.5 : 1.2, i) with { Kernel = i < 6 ? "6.12" : "6.18" })];
        Assert.Equal("−20 % since 2026-01-07, with kernel 6.12 → 6.18", Trend.Of(past, Point(1.2, 12) with { Kernel = "6.18" }).Latest);
    }

    private static HistoryLine Point(double ratio, int day) =>
        new(Start.AddDays(day), $"run-{day}", "quick", "a-claim", At(ratio), ClaimVerdict.Supported, "6.18", ".NET 10.0.1", 128);

    private static Interval At(double ratio) => new(ratio, ratio * 0.99, ratio * 1.01, 0.99);
}
