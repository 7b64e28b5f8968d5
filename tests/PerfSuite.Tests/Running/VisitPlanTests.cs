using PerfSuite.Data;
using PerfSuite.Measurement;
using PerfSuite.Running;

namespace PerfSuite.Tests.Running;

/// <summary>Rounds of a visit at quick: 50 ms, and 40 ms of warming up.</summary>
public class VisitPlanTests
{
    [Theory]
    [InlineData(1, 1, 4, 32)]
    [InlineData(9, 1, 4, 6)]
    [InlineData(30, 1, 2, 2)]
    [InlineData(60, 1, 1, 1)]
    [InlineData(60, 8, 1, 8)]
    public void Short_rounds_are_many_and_long_ones_as_few_as_can_be(int milliseconds, int fewest, int warming, int measured) =>
        Assert.Equal((warming, measured), Rounds(new VisitPlan(Profile.Quick, fewest, isWarm: false), milliseconds));

    [Fact]
    public void What_the_process_has_run_and_takes_long_is_not_warmed_up() =>
        Assert.Equal((0, 1), Rounds(new VisitPlan(Profile.Quick, 1, isWarm: true), milliseconds: 300));

    private static (int Warming, int Measured) Rounds(VisitPlan plan, int milliseconds)
    {
        TimeSpan After(int rounds) => TimeSpan.FromMilliseconds(milliseconds * rounds);
        int warming = 0;
        while (plan.GoOnWarming(warming, After(warming)))
            warming++;
        Rounds measured = new([new Arm("a", true, () => 0)], operationsPerTurn: 1);
        do
            measured.Add([new RecordedTurn("a", milliseconds * 1e6, default)]);
        while (plan.GoOnMeasuring(measured, After(measured.Count)));
        return (warming, measured.Count);
    }
}
