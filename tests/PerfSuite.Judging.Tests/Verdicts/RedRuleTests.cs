using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Verdicts;

public class RedRuleTests
{
    private static readonly RepeatRecord Contradicting = TimingVerdict.Repeats(TestCases.Timed(0.8))[0];
    private static readonly RepeatRecord Supporting = TimingVerdict.Repeats(TestCases.Timed(1.5))[0];

    [Fact]
    public void A_claim_that_is_supported_as_expected_is_not_red() => Assert.False(Judge(TestCases.Timed(1.5)).Red);

    [Fact]
    public void A_contradicted_claim_is_a_finding_and_not_red_without_a_baseline()
    {
        CaseRecord judged = Judge(TestCases.Timed(0.8));
        Assert.Equal((false, true), (judged.Red, judged.IsFinding));
    }

    [Fact]
    public void A_claim_that_the_baseline_supports_and_that_is_contradicted_is_red_and_says_that_mmap_has_stopped_winning()
    {
        CaseRecord judged = Judge(Held(TestCases.Timed(0.8)));
        Assert.True(judged.Red);
        Assert.Contains("mmap has stopped winning here", judged.Reason, StringComparison.Ordinal);
        Assert.Contains("does not lie above 1", judged.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contradiction_that_fresh_processes_confirm_stays_red() =>
        Assert.True(Judge(Held(TestCases.Timed(0.8)) with { Repeats = [Contradicting, TimingVerdict.Repeats(TestCases.Timed(0.801))[0], TimingVerdict.Repeats(TestCases.Timed(0.799))[0]] }).Red);

    [Fact]
    public void A_contradiction_that_one_fresh_process_does_not_share_is_inconclusive_and_says_so()
    {
        CaseRecord judged = Judge(Held(TestCases.Timed(0.8)) with { Repeats = [Contradicting, Supporting, Contradicting] });
        Assert.False(judged.Red);
        Assert.Equal(ClaimVerdict.Inconclusive, judged.ClaimVerdict);
        Assert.Contains("3 fresh processes did not confirm", judged.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contradiction_that_processes_scatter_around_the_limit_with_is_not_red() =>
        Assert.False(Judge(Held(TestCases.Timed(0.98)) with
        {
            Repeats = [TimingVerdict.Repeats(TestCases.Timed(0.99))[0], TimingVerdict.Repeats(TestCases.Timed(0.97))[0], TimingVerdict.Repeats(TestCases.Timed(0.91))[0]],
        }).Red);

    [Fact]
    public void A_drawback_that_vanished_is_news_but_not_red_without_a_baseline() =>
        Assert.False(RedRule.Apply([TestCases.Timed(1.5, region: Region.Under(1))], _ => true)[0].Red);

    [Fact]
    public void A_drawback_that_vanished_is_red_where_the_baseline_had_it()
    {
        CaseRecord now = TestCases.Timed(1.5, region: Region.Under(1)) with { Baseline = new BaselineComparison(null, ClaimVerdict.Supported, 5, null) };
        Assert.True(RedRule.Apply([now], _ => true)[0].Red);
    }

    [Fact]
    public void A_machine_dependent_claim_is_never_red_without_a_baseline() =>
        Assert.False(Judge(TestCases.Timed(0.5, expectation: Expectation.MachineDependent)).Red);

    [Fact]
    public void A_run_is_held_to_its_baseline_and_not_to_the_catalogue_where_both_speak() =>
        Assert.False(Judge(TestCases.Timed(0.8) with { Baseline = new BaselineComparison(null, ClaimVerdict.Contradicted, 5, null) }).Red);

    [Fact]
    public void A_counter_that_disagrees_makes_a_right_ratio_red() =>
        Assert.True(Judge(TestCases.Timed(1.5) with { Mechanism = [MechanismRow.Of("calls", Expected.Exactly(0), 3)] }).Red);

    [Fact]
    public void A_mechanism_that_the_baseline_contradicts_is_red_when_it_is_supported() =>
        Assert.True(Judge(Held(TestCases.Counted(faults: 0, Expectation.Contradicted), ClaimVerdict.Contradicted)).Red);

    [Fact]
    public void A_mechanism_that_the_baseline_supports_is_red_when_it_is_contradicted_also_where_it_speaks_against_mmap() =>
        Assert.True(RedRule.Apply([Held(TestCases.Counted(faults: 7))], _ => true)[0].Red);

    [Fact]
    public void A_mechanism_supported_against_the_expectation_is_a_finding_without_a_baseline()
    {
        CaseRecord judged = Judge(TestCases.Counted(faults: 0, Expectation.Contradicted));
        Assert.Equal((false, true), (judged.Red, judged.IsFinding));
    }

    [Fact]
    public void What_moved_with_a_machine_that_changed_is_not_red_and_says_so()
    {
        CaseRecord judged = RedRule.Apply([Held(TestCases.Timed(0.8))], _ => false, machineChanged: true)[0];
        Assert.False(judged.Red);
        Assert.Equal(CaseStanding.MovedWithMachine, judged.Standing);
    }

    [Fact]
    public void A_counter_that_disagrees_is_red_on_a_machine_that_changed_too() =>
        Assert.True(RedRule.Apply([Held(TestCases.Timed(1.5) with { Mechanism = [MechanismRow.Of("calls", Expected.Exactly(0), 3)] })], _ => false, machineChanged: true)[0].Red);

    [Fact]
    public void What_looks_red_and_had_no_time_to_be_confirmed_is_undecided()
    {
        CaseRecord judged = Judge(RedRule.NotAsked(Judge(Held(TestCases.Timed(0.8)))));
        Assert.Equal((false, ClaimVerdict.Inconclusive, CaseStatus.OutOfTime), (judged.Red, judged.ClaimVerdict, judged.Status));
    }

    [Fact]
    public void A_failure_that_had_no_time_to_be_confirmed_is_red() =>
        Assert.True(Judge(RedRule.NotAsked(TestCases.Counted(0) with { ClaimVerdict = ClaimVerdict.Inconclusive, Status = CaseStatus.Failed })).Red);

    [Fact]
    public void A_mechanism_contradicted_as_expected_is_not_red() => Assert.False(Judge(TestCases.Counted(faults: 7, Expectation.Contradicted)).Red);

    [Fact]
    public void A_case_that_failed_to_run_is_red() =>
        Assert.True(Judge(TestCases.Counted(0) with { ClaimVerdict = ClaimVerdict.Inconclusive, Status = CaseStatus.Failed }).Red);

    [Theory]
    [InlineData(ClaimVerdict.Inconclusive)]
    [InlineData(ClaimVerdict.NotApplicable)]
    public void What_is_not_known_is_not_red(ClaimVerdict verdict) => Assert.False(Judge(TestCases.Counted(0) with { ClaimVerdict = verdict }).Red);

    [Fact]
    public void What_raised_a_suspicion_does_not_confirm_it_where_every_fresh_process_crashed()
    {
        CaseRecord regressed = TestCases.Timed(1.5) with
        {
            Baseline = new BaselineComparison(null, ClaimVerdict.Supported, 5, new Interval(0.8, 0.79, 0.81, 0.99), 1e-12),
            BaselineVerdict = BaselineVerdict.Regressed,
            Repeats = [RepeatRecord.Crashed, RepeatRecord.Crashed, RepeatRecord.Crashed],
        };
        Assert.Equal((false, CaseStanding.NotConfirmed), (Judge(regressed).Red, Judge(regressed).Standing));
        Assert.True(Judge(regressed with { Repeats = [Supporting, Supporting, Supporting] }).Red);
    }

    [Fact]
    public void A_vanished_case_is_red_by_name()
    {
        CaseRecord gone = MissingCase.Record("a-claim", "blockKiB=4", "Area", ClaimVerdict.Supported, "baselines/here");
        Assert.True(gone.Red);
        Assert.Contains("Vanished", gone.Reason, StringComparison.Ordinal);
    }

    private static CaseRecord Held(CaseRecord c, ClaimVerdict to = ClaimVerdict.Supported) => c with { Baseline = new BaselineComparison(null, to, 5, null) };

    private static CaseRecord Judge(CaseRecord c) => RedRule.Apply([c], _ => false)[0];
}
