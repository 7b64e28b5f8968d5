using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Verdicts;

public class CollectedCaseTests
{
    [Fact]
    public void Rounds_follow_each_other_in_the_order_of_the_sweeps()
    {
        CaseRecord all = CollectedCase.Of([Visit(1.5, rounds: 4), Visit(1.6, rounds: 2), Visit(1.4, rounds: 6)]);
        Assert.Equal([4, 2, 6], all.Sweeps);
        Assert.Equal([1.5, 1.5, 1.5, 1.5, 1.6, 1.6, 1.4, 1.4, 1.4, 1.4, 1.4, 1.4], all.Arms[0].Samples);
        Assert.Equal([1.5, 1.6, 1.4], TimingVerdict.EstimatesOf(all).Select(e => Math.Round(Math.Exp(e.LogRatio), 9)));
        Assert.Equal(3, all.DurationSeconds);
    }

    [Fact]
    public void Counters_are_those_of_a_round_of_any_sweep() =>
        Assert.Equal(4.0, CollectedCase.Of([Visit(1.5, rounds: 2, faults: 2), Visit(1.5, rounds: 6, faults: 14 / 3.0)]).Arms[1].Counters["minorFaults"], 6);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void A_row_is_as_most_sweeps_have_it(int disagreeing, bool holds)
    {
        CaseRecord[] visits = [.. Enumerable.Range(0, 3).Select(i => Visit(1.5, rounds: 2) with { Mechanism = [MechanismRow.Of("calls", Expected.Exactly(0), i < disagreeing ? 5 + i : 0)] })];
        MechanismRow row = Assert.Single(CollectedCase.Of(visits).Mechanism);
        Assert.Equal((holds, holds), (row.Holds, row.Recomputed()));
    }

    [Fact]
    public void What_only_the_first_sweep_looked_at_stays() =>
        Assert.Equal(["calls", "profile"], CollectedCase.Of([Visit(1.5, 2) with { Mechanism = [MechanismRow.Of("calls", Expected.Exactly(0), 0), MechanismRow.Of("profile", Expected.AtLeast(1), 2)] }, Visit(1.5, 2)])
            .Mechanism.Select(r => r.Name));

    [Fact]
    public void Rounds_left_out_add_up_and_of_other_quantities_the_middle_is_kept()
    {
        CaseRecord Of(double leftOut, double bytes) => Visit(1.5, 2) with { Facts = new Dictionary<string, double> { [CollectedCase.RoundsLeftOut] = leftOut, ["bytes"] = bytes } };
        CaseRecord all = CollectedCase.Of([Of(1, 10), Of(0, 1000), Of(4, 12)]);
        Assert.Equal((5, 12), (all.Facts[CollectedCase.RoundsLeftOut], all.Facts["bytes"]));
    }

    /// <summary>What failed is not visited again, so that it can never outvote what was measured before.</summary>
    [Fact]
    public void A_case_that_failed_in_one_sweep_has_failed()
    {
        CaseRecord failed = Visit(1.5, 2) with { Arms = [], Sweeps = [], Mechanism = [], Status = CaseStatus.Failed, Reason = "The arms did different work." };
        Assert.Equal((CaseStatus.Failed, "The arms did different work."), (CollectedCase.Of([Visit(1.5, 2), Visit(1.5, 2), failed]).Status, CollectedCase.Of([Visit(1.5, 2), failed]).Reason));
    }

    [Fact]
    public void A_sweep_whose_pages_did_not_stay_takes_nothing_from_the_others()
    {
        CaseRecord nothing = Visit(1.5, 2) with { Arms = [], Sweeps = [], Mechanism = [], Reason = "Pages are missing." };
        Assert.Equal([2, 2], CollectedCase.Of([Visit(1.5, 2), nothing, Visit(1.5, 2)]).Sweeps);
        Assert.Equal("Pages are missing.", CollectedCase.Of([nothing, Visit(1.5, 2), nothing]).Reason);
    }

    [Fact]
    public void A_sweep_that_had_no_time_for_the_case_says_nothing_of_it()
    {
        CaseRecord late = Visit(1.5, 2) with { Arms = [], Sweeps = [], Mechanism = [], Status = CaseStatus.OutOfTime };
        Assert.Equal(CaseStatus.Measured, CollectedCase.Of([late, late, Visit(1.5, 2)]).Status);
        Assert.Equal(CaseStatus.OutOfTime, CollectedCase.Of([late, late]).Status);
    }

    private static CaseRecord Visit(double ratio, int rounds, double faults = 1) => TestCases.Timed(1.5) with
    {
        Arms =
        [
            new ArmRecord("Read", true, [.. Enumerable.Repeat(ratio, rounds)]),
            new ArmRecord("Mapped", false, [.. Enumerable.Repeat(1.0, rounds)], new Dictionary<string, double> { ["minorFaults"] = faults }),
        ],
        Sweeps = [rounds],
        DurationSeconds = 1,
    };
}
