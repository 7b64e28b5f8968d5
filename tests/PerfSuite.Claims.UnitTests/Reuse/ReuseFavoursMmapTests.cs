using PerfSuite.Claims.Reuse;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Claims.UnitTests.Reuse;

public class ReuseFavoursMmapTests
{
    private static readonly Counters Reading = default(Counters) with { ReadCalls = 16 * 64 };
    private static readonly Counters Mapped = default(Counters) with { MinorFaults = 5 };

    [Fact]
    public void Reads_that_grow_with_the_uses_and_faults_that_do_not_bear_the_explanation_out() =>
        Assert.All(ReuseFavoursMmap.Judge(Reading, Mapped, Mapped, uses: 16, blocks: 64, pages: 256), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(ReuseFavoursMmap.Judge(Mapped, Reading, Reading with { MinorFaults = 1 }, uses: 16, blocks: 64, pages: 256), row => Assert.False(row.Holds));

    [Fact]
    public void Faults_that_grow_with_the_uses_contradict_it() => Assert.Single(
        ReuseFavoursMmap.Judge(Reading, Mapped, Mapped with { MinorFaults = 16 * 5 }, uses: 16, blocks: 64, pages: 256), row => !row.Holds);

    [Fact]
    public void Faults_are_judged_where_calls_are_not_counted() => Assert.Equal(2, ReuseFavoursMmap.Judge(
        Reading with { HasIo = false }, Mapped with { HasIo = false }, Mapped with { HasIo = false }, uses: 16, blocks: 64, pages: 256).Count());

    [Fact]
    public void The_finding_says_how_the_ratio_grows_and_what_the_last_step_adds()
    {
        Finding finding = Assert.Single(ReuseFavoursMmap.Growth([At(1, 2), At(2, 3), At(4, 3.9), At(8, 4)]));
        Assert.Equal(2, finding.Value);
        Assert.Equal("The ratio goes from 2 at 1 use to 4 at 8, 2 times as much; the last doubling of the uses changes it by +2.6%.", finding.Text);
    }

    [Fact]
    public void Two_points_are_no_course() => Assert.Empty(ReuseFavoursMmap.Growth([At(1, 2), new CurvePoint(2, null), At(4, 3)]));

    private static CurvePoint At(double uses, double ratio) => new(uses, new Interval(ratio, ratio * 0.99, ratio * 1.01, 0.99));
}
