using PerfSuite.Report.Charts;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Charts;

/// <summary>What every axis must do, whatever lies on it.</summary>
public class ScaleLaws
{
    private const double Tolerance = 1e-9;
    private const int MostTicks = 7;

    [Fact]
    public void Every_value_lies_within_the_linear_axis_around_it() => Law.Holds(Law.Numbers, v => Encloses(LinearScale.Around(v), v));

    [Fact]
    public void Every_value_lies_within_the_logarithmic_axis_around_it() => Law.Holds(Law.Positive, v => Encloses(LogScale.Around(v), v));

    [Fact]
    public void A_larger_value_never_lies_to_the_left_of_a_smaller_one() => Law.Holds(Law.Positive, v =>
        new Scale[] { LinearScale.Around(v), LogScale.Around(v) }.All(axis => Ascends([.. v.Order().Select(axis.At)])));

    [Fact]
    public void Equal_differences_are_equally_long_on_a_linear_axis() => Law.Holds(Law.Numbers, v =>
    {
        LinearScale axis = LinearScale.Around(v);
        double step = (axis.High - axis.Low) / 10;
        return Same(axis.At(axis.Low + step) - axis.At(axis.Low), axis.At(axis.High) - axis.At(axis.High - step));
    });

    [Fact]
    public void Equal_ratios_are_equally_long_on_a_logarithmic_axis() => Law.Holds(Law.Positive, v =>
    {
        LogScale axis = LogScale.Around(v);
        return Same(axis.At(axis.Low * 1.1) - axis.At(axis.Low), axis.At(axis.High) - axis.At(axis.High / 1.1));
    });

    [Fact]
    public void A_ratio_and_its_reciprocal_lie_equally_far_from_one() => Law.Holds(Law.Positive, v =>
    {
        LogScale axis = new(1e-6, 1e6);
        return v.All(x => Same(axis.At(x) - axis.At(1), axis.At(1) - axis.At(1 / x)));
    });

    [Fact]
    public void Ticks_are_few_ascend_and_stand_where_their_value_lies() => Law.Holds(Law.Positive, v =>
        new Scale[] { LinearScale.Around(v), LogScale.Around(v), LogScale.Around(v, powersOfTwo: true, leastRatio: 3) }.All(GoodTicks));

    [Fact]
    public void A_logarithmic_axis_of_any_width_has_two_ticks_to_read_it_by() => Law.Holds(Law.Positive, v =>
        LogScale.Around(v).Ticks(MostTicks, x => $"{x}").Count >= 2);

    private static bool GoodTicks(Scale axis)
    {
        IReadOnlyList<Tick> ticks = axis.Ticks(MostTicks, x => $"{x}");
        return ticks.Count <= MostTicks && Ascends([.. ticks.Select(t => t.Value)])
            && ticks.All(t => t.At is >= 0 and <= 1 && Math.Abs(t.At - axis.At(t.Value)) < 1e-6 && t.Label == $"{t.Value}")
            && ticks.Select(t => t.Label).Distinct().Count() == ticks.Count;
    }

    private static bool Encloses(Scale axis, double[] values) => values.All(v => axis.Shows(v) && axis.At(v) is >= -Tolerance and <= 1 + Tolerance);

    private static bool Ascends(double[] places) => places.Zip(places.Skip(1)).All(p => p.First <= p.Second);

    private static bool Same(double a, double b) => Math.Abs(a - b) < Tolerance;
}
