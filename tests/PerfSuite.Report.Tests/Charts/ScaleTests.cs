using PerfSuite.Report.Charts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Tests.Charts;

public class ScaleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void An_axis_runs_from_a_finite_low_to_a_larger_high(double low, double high) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearScale(low, high));

    [Fact]
    public void A_logarithmic_axis_begins_above_zero() => Assert.Throws<ArgumentOutOfRangeException>(() => new LogScale(0, 1));

    [Fact]
    public void Zero_lies_infinitely_far_to_the_left_of_a_logarithmic_axis()
    {
        LogScale axis = new(0.1, 10);
        Assert.Equal(double.NegativeInfinity, axis.At(0));
        Assert.Equal(0, axis.Within(0));
    }

    [Fact]
    public void Ratios_around_one_get_round_ticks() =>
        Assert.Equal(["0.5", "1", "2"], Labels(new LogScale(0.4, 2.5), 4));

    [Fact]
    public void A_narrow_logarithmic_axis_gets_evenly_spaced_ticks() =>
        Assert.Equal(["0.95", "1", "1.05"], Labels(new LogScale(0.94, 1.06), 5));

    [Fact]
    public void Many_decades_skip_some() =>
        Assert.Equal(["0.0001", "0.01", "1", "100", "10,000"], Labels(new LogScale(0.0001, 10_000), 5));

    [Fact]
    public void Amounts_of_memory_get_powers_of_two()
    {
        LogScale axis = new(4096, 64 << 20, powersOfTwo: true);
        Assert.Equal(["4 KiB", "32 KiB", "256 KiB", "2 MiB", "16 MiB"], axis.Ticks(6, Quantity.Bytes).Select(t => t.Label));
    }

    [Fact]
    public void A_linear_axis_from_zero_begins_there_and_its_ticks_have_no_dust() =>
        Assert.Equal(["0", "0.1", "0.2", "0.3"], Labels(LinearScale.Around([0.3], from: 0), 5));

    [Fact]
    public void One_value_alone_gets_room_on_both_sides()
    {
        LinearScale axis = LinearScale.Around([5]);
        Assert.Equal(0.5, axis.At(5), 9);
    }

    private static IEnumerable<string> Labels(Scale axis, int most) => axis.Ticks(most, Number.Plain).Select(t => t.Label);
}
