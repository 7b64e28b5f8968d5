using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Charts;

/// <summary>What every drawing must do, whatever it draws.</summary>
public class DrawingLaws
{
    private const int Bins = 32;
    private const int Steps = 24;

    [Fact]
    public void A_histogram_counts_every_sample_once() => Law.Holds(Law.Positive, v =>
        new Histogram(v, LogScale.Around([v.Min(), v.Max()]), Bins).Counts.Sum() == v.Length);

    [Fact]
    public void Samples_beyond_the_axis_are_counted_at_its_ends() => Law.Holds(Law.Positive, v =>
        new Histogram([.. v, 1e9, 1e-9], LogScale.Around(v), Bins) is var h && h.Counts[0] >= 1 && h.Counts[^1] >= 1 && h.Counts.Sum() == v.Length + 2);

    [Fact]
    public void However_many_the_samples_a_silhouette_stays_as_short_as_its_bins() => Law.Holds(Law.Positive, v =>
        new Histogram(Enumerable.Repeat(v, 50).SelectMany(x => x), LogScale.Around(v), Bins).Path().Length <= 16 * (Bins + 1));

    [Fact]
    public void Run_order_keeps_the_extremes_however_much_it_thins() => Law.Holds(Law.Positive, v =>
    {
        RunOrder order = new(v, Steps);
        return order.Summaries.Min(s => s.Least).Equals(v.Min()) && order.Summaries.Max(s => s.Most).Equals(v.Max())
            && order.Summaries.All(s => s.Least <= s.Median && s.Median <= s.Most);
    });

    [Fact]
    public void Run_order_has_a_step_a_value_or_as_many_as_are_allowed() => Law.Holds(Law.Positive, v =>
        new RunOrder(v, Steps) is var order && order.Steps == Math.Min(v.Length, Steps) && order.Thinned == v.Length > Steps);

    [Fact]
    public void Quantiles_rise_from_the_least_to_the_most() => Law.Holds(Law.Numbers, v =>
    {
        Quantiles q = new(v);
        double[] places = [.. Enumerable.Range(0, 21).Select(i => q.At(i / 20.0))];
        return q.Least.Equals(v.Min()) && q.Most.Equals(v.Max()) && places[0].Equals(q.Least) && places[^1].Equals(q.Most)
            && places.Zip(places.Skip(1)).All(p => p.First <= p.Second + (1e-9 * Math.Abs(p.First)));
    });

    [Fact]
    public void Every_value_is_below_or_above_a_limit_or_equal_to_it() => Law.Holds(Law.Numbers, v =>
        new Quantiles(v) is var q && q.CountAbove(v[0]) + q.CountBelow(v[0]) + v.Count(x => x.Equals(v[0])) == v.Length);

    [Fact]
    public void The_fence_encloses_the_quartiles_and_never_leaves_the_values() => Law.Holds(Law.Numbers, v =>
    {
        Quantiles q = new(v);
        (double low, double high) = q.Fence();
        return low >= q.Least && high <= q.Most && low <= q.At(0.25) && high >= q.At(0.75);
    });

    [Fact]
    public void An_interval_is_drawn_in_order_and_never_outside() => Law.Holds(Law.Positive, v =>
    {
        double[] sorted = [.. v.Order()];
        IntervalMark mark = IntervalMark.Of(new Interval(sorted[sorted.Length / 2], sorted[0], sorted[^1], 0.99), new LogScale(0.1, 10), "yes", margin: 0.02);
        return mark is { Lower: >= 0, Upper: <= 1 } && mark.Lower <= mark.Estimate && mark.Estimate <= mark.Upper
            && mark.MarginFrom < 0.5 && mark.MarginTo > 0.5;
    });

    [Fact]
    public void Stacked_segments_touch_and_add_up_to_their_share_of_the_whole() => Law.Holds(Law.Positive, v =>
    {
        IReadOnlyList<PlacedSegment> stack = PlacedSegment.Stack(v.Select((x, i) => new Segment($"{i}", x, i)), v.Sum() * 2);
        return stack.Count == v.Length && stack[0].From == 0 && Math.Abs(stack[^1].From + stack[^1].Length - 0.5) < 1e-9
            && stack.Zip(stack.Skip(1)).All(p => Math.Abs(p.First.From + p.First.Length - p.Second.From) < 1e-9);
    });
}
