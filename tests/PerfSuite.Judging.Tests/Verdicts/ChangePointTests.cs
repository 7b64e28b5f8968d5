using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Judging.Tests.Verdicts;

public class ChangePointTests
{
    [Fact]
    public void A_change_of_level_is_dated_sized_and_set_beside_what_changed_with_it()
    {
        ChangePoint point = Assert.Single(ChangePoint.In(Series(24, i => i < 14 ? 1.6 : 1.2, i => i < 14 ? "6.18.1" : "6.19.0")));
        Assert.Equal(("run-14", "revision-14", 10), (point.Run, point.Revision, point.RunsSince));
        Assert.Equal(0.75, point.Change, 2);
        Assert.Equal(["kernel 6.18.1 → 6.19.0"], point.Coinciding);
        Assert.True(point.IsWorse);
    }

    [Fact]
    public void A_steady_series_has_no_change_point() => Assert.Empty(ChangePoint.In(Series(30, _ => 1.6)));

    [Fact]
    public void What_never_matters_is_no_change_however_clear_it_is() => Assert.Empty(ChangePoint.In(Series(60, i => i < 30 ? 1.6 : 1.6 * 1.015)));

    [Fact]
    public void What_chance_shows_as_well_is_no_change()
    {
        Random random = new(3);
        HistoryLine[][] noise = [.. Enumerable.Range(0, 100).Select(_ => Series(40, _ => 1.6 * Math.Exp(0.1 * (random.NextDouble() - 0.5 + (random.NextDouble() < 0.1 ? 1 : 0)))))];
        Assert.InRange(noise.Count(series => ChangePoint.In(series).Count > 0), 0, 3);
    }

    [Fact]
    public void Where_the_machine_changed_with_it_the_code_is_not_worse()
    {
        ChangePoint point = Assert.Single(ChangePoint.In(Series(24, i => i < 14 ? 1.6 : 1.2), run => [Fault(string.CompareOrdinal(run, "run-14") < 0 ? 600 : 9600)]));
        Assert.Equal(("minorFault", 16.0), (Assert.Single(point.Machine).Primitive, point.Machine[0].Factor));
        Assert.False(point.IsWorse);
    }

    [Fact]
    public void Better_is_not_worse() => Assert.False(Assert.Single(ChangePoint.In(Series(24, i => i < 14 ? 1.2 : 1.6))).IsWorse);

    [Fact]
    public void In_a_long_series_the_place_is_found_to_the_run() =>
        Assert.Equal("run-7333", Assert.Single(ChangePoint.In(Series(10_000, i => i < 7333 ? 1.6 : 1.5))).Run);

    /// <summary>A run off, and the card of the other side says that the machine has not changed.</summary>
    [Fact]
    public void In_a_short_series_with_noise_the_place_is_found_to_the_run()
    {
        Random random = new(5);
        HistoryLine[][] noisy = [.. Enumerable.Range(0, 60).Select(_ => Series(14, i => (i < 5 ? 1.6 : 1.9) * (1 + (0.02 * (random.NextDouble() + random.NextDouble() - 1)))))];
        Assert.All(noisy, series => Assert.Equal("run-5", Assert.Single(ChangePoint.In(series)).Run));
    }

    /// <summary>A series whose neighbouring candidates pass each other where each is looked for by itself.</summary>
    [Fact]
    public void Candidates_that_pass_each_other_are_put_in_order()
    {
        double[] ratios =
        [
            1.0009, 1.0059, 1.0067, 1.0068, 1.0063, 1.0055, 1.0011, 1.0012, 1.0007, 1.0009, 1.0007, 1.0056, 1.0051, 1.0053, 1.0061, 1.0053, 1.0048, 1.0097, 1.0005, 1.0007, 1.0092, 1.0094, 1.0049, 1.0051, 1.0046,
            1.0038, 1.0046, 1.0095, 1.0090, 1.0092, 1.0090, 1.0091, 1.0086, 1.0036, 1.0044, 1.0035, 1.0031, 1.0032, 1.0088, 1.0089, 1.0075, 1.0076, 1.0084, 1.0033, 1.0028, 1.0020, 1.0028, 1.0030, 1.0025, 1.0074,
        ];
        Assert.Empty(ChangePoint.In([.. Series(ratios.Length, _ => 1).Select((line, run) => line with { Ratio = At(ratios[run]) })]));
    }

    private static HistoryLine[] Series(int runs, Func<int, double> ratio, Func<int, string>? kernel = null) =>
    [
        .. Enumerable.Range(0, runs).Select(i => (Run: i, Ratio: ratio(i) * (1 + (i * 7 % 5 * 0.003)))).Select(r => new HistoryLine(
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(r.Run), $"run-{r.Run}", "quick", "a-claim [x]", At(r.Ratio),
            ClaimVerdict.Supported, kernel?.Invoke(r.Run) ?? "6.18.1", ".NET 10", 128, $"revision-{r.Run}")),
    ];

    private static Interval At(double ratio) => new(ratio, ratio * 0.99, ratio * 1.01, 0.99);

    private static Primitive Fault(double ns) => new("minorFault", Primitive.Nanoseconds, ns, ns * 0.98, ns * 1.02, "");
}
