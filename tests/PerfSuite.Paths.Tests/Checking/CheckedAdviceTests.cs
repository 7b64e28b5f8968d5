using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Paths.Checking;

namespace PerfSuite.Paths.Tests.Checking;

public class CheckedAdviceTests
{
    private static readonly ReadWorkload Workload = new(1 << 20, 4096, 1, BlockOrder.Sequential, CacheState.Warm);

    [Theory]
    [InlineData(2, 1.9, 2.1, "map", AdviceOutcome.Right)]
    [InlineData(2, 1.9, 2.1, "read", AdviceOutcome.Wrong)]
    [InlineData(1.04, 1.03, 1.05, "read", AdviceOutcome.WithinMargin)]
    [InlineData(1.2, 1.0, 1.4, "read", AdviceOutcome.InDoubt)]
    public void Advice_is_held_to_what_was_measured(double speed, double lower, double upper, string advised, AdviceOutcome outcome) =>
        Assert.Equal(outcome, Checked(speed, lower, upper, advised).Outcome);

    [Fact]
    public void The_loss_is_the_time_of_the_advised_path_in_times_of_the_fastest() => Assert.Equal(2, Checked(2, 1.9, 2.1, "read").Loss);

    [Fact]
    public void Good_is_what_is_right_or_within_the_margin() => Assert.Equal(0.5, new AdviceCheck(DateTimeOffset.UnixEpoch, 0.05,
        [Checked(2, 1.9, 2.1, "map"), Checked(1.04, 1.03, 1.05, "read"), Checked(2, 1.9, 2.1, "read"), Checked(1.2, 1, 1.4, "read")], []).GoodShare);

    [Fact]
    public void Nothing_checked_is_not_good() => Assert.Equal(0, new AdviceCheck(DateTimeOffset.UnixEpoch, 0.05, [], []).GoodShare);

    [Fact]
    public void Held_out_workloads_are_none_of_the_maps_and_the_same_for_the_same_seed()
    {
        CrossoverMap map = SampleMap.Grid();
        IReadOnlyList<ReadWorkload> drawn = HeldOutWorkloads.Draw(map, 20, seed: 7);
        Assert.Equal(20, drawn.Distinct().Count());
        Assert.Empty(drawn.Intersect(map.Cells.Select(c => c.Workload)));
        Assert.Equal(drawn, HeldOutWorkloads.Draw(map, 20, seed: 7));
    }

    private static CheckedAdvice Checked(double speed, double lower, double upper, string advised) => CheckedAdvice.Of(Workload, advised, new Interval(1, 1, 1, 0.99),
        new MapCell(Workload,
        [
            new PathRecord("map", PathFamily.Mapping, new Interval(speed, lower, upper, 0.99), 32, 1000),
            new PathRecord("read", PathFamily.Call, new Interval(1, 1, 1, 0.99), 32, 1000 * speed),
        ], null, CellVerdict.Undecided, "made up", 1), margin: 0.05);
}
