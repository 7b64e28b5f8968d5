using PerfSuite.Gating;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Tests.Gating;

/// <summary>The rule by which base and head are compared, on processes whose every sample is fixed.</summary>
public class GateRunTests
{
    private const int Processes = 6;

    [Fact]
    public void A_head_like_its_base_is_unchanged() =>
        Assert.All(Judge(_ => Run(TestCases.Timed(1.5)), _ => Run(TestCases.Timed(1.5))), c => Assert.Equal((BaselineVerdict.Unchanged, false), (c.BaselineVerdict, c.Red)));

    [Fact]
    public void A_mapped_arm_slower_by_a_twentieth_is_red_by_name_size_and_interval()
    {
        CaseRecord red = Assert.Single(Judge(i => Run(TestCases.Timed(Jittered(1.5, i))), i => Run(TestCases.Timed(Jittered(1.5 / 1.05, i)))), c => c.Red);
        Assert.Equal("a-claim [blockKiB=4]", red.Name);
        Assert.Matches(@"Regressed by 4\.[0-9]% \([0-9.]+% … [0-9.]+%\)", red.Reason);
        Assert.Contains($"Confirmed by {Processes} fresh processes", red.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_slow_process_of_six_is_not_red() =>
        Assert.DoesNotContain(Judge(i => Run(TestCases.Timed(Jittered(1.5, i))), i => Run(TestCases.Timed(i == Processes - 1 ? 1.3 : Jittered(1.5, i)))), c => c.Red);

    [Fact]
    public void A_case_that_the_head_lacks_is_red_by_name()
    {
        CaseRecord red = Assert.Single(Judge(_ => Run(TestCases.Timed(1.5), TestCases.Counted(0)), _ => Run(TestCases.Timed(1.5))), c => c.Red);
        Assert.Equal("a-mechanism", red.Name);
    }

    [Fact]
    public void A_counter_that_disagrees_in_the_head_alone_is_red() =>
        Assert.Equal("a-mechanism", Assert.Single(Judge(_ => Run(TestCases.Counted(0)), _ => Run(TestCases.Counted(9))), c => c.Red).Name);

    [Fact]
    public void A_claim_that_fails_in_both_is_no_news_of_the_head()
    {
        CaseRecord judged = Assert.Single(Judge(_ => Run(TestCases.Timed(0.8)), _ => Run(TestCases.Timed(0.8))));
        Assert.Equal((ClaimVerdict.Contradicted, false), (judged.ClaimVerdict, judged.Red));
    }

    [Fact]
    public void A_mechanism_that_disagrees_in_both_is_no_news_of_the_head()
    {
        CaseRecord wrong = TestCases.Timed(1.5) with { Mechanism = [MechanismRow.Of("calls", Expected.Exactly(0), 7)] };
        CaseRecord judged = Assert.Single(Judge(_ => Run(wrong), _ => Run(wrong)));
        Assert.False(judged.Red);
        Assert.StartsWith("As before: ", judged.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_failed_in_one_process_of_the_base_excuses_nothing() =>
        Assert.True(Assert.Single(Judge(i => Run(TestCases.Counted(i == Processes - 1 ? 9 : 0)), _ => Run(TestCases.Counted(9)))).Red);

    [Fact]
    public void What_looks_slower_and_is_not_decided_is_measured_by_more_processes_until_it_is()
    {
        RunSide Base(int again) => Side("base", i => Run(TestCases.Timed(Noisy(1.5, i))), again);
        RunSide Head(int again) => Side("head", i => Run(TestCases.Timed(Noisy(1.5 / 1.05, i + 5))), again);
        SuiteResults few = Judged(Base(0), Head(0)), many = Judged(Base(18), Head(18));
        Assert.Equal((BaselineVerdict.Inconclusive, false), (few.Cases[0].BaselineVerdict, few.IsRed));
        Assert.Equal(["a-claim [blockKiB=4]"], Undecided.Among(few.Cases).Select(c => c.Name));
        Assert.True(many.IsRed);
        Assert.Contains("Confirmed by 24 fresh processes", many.Cases[0].Reason, StringComparison.Ordinal);
        Assert.Empty(Undecided.Among(many.Cases));
    }

    /// <summary>Whether its ratio has changed, and whether its verdict has.</summary>
    private const int TestsOfACase = 2;

    /// <summary>A regression that one look alone would call red is not red by one of several: the error is shared.</summary>
    [Fact]
    public void Every_look_has_its_share_of_the_error()
    {
        SuiteResults Slowed(double slowdown) => Judged(Side("base", i => Run(TestCases.Timed(Noisy(1.5, i)))), Side("head", i => Run(TestCases.Timed(Noisy(1.5 / (1 + slowdown), i + 3)))));
        SuiteResults doubtful = Enumerable.Range(0, 4000).Select(i => Slowed(0.02 + (i * 0.0005)))
            .First(r => r.Cases[0].Baseline!.Probability is < JudgingPolicy.RegressionFamilyWiseError / TestsOfACase * 0.9 and > JudgingPolicy.RegressionFamilyWiseError / TestsOfACase / GateRun.Looks);
        Assert.False(doubtful.IsRed);
        Assert.True(Slowed(0.5).IsRed);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.1)]
    public void What_does_not_look_slower_is_not_measured_again(double change) =>
        Assert.Empty(Undecided.Among(Judged(Side("base", i => Run(TestCases.Timed(Noisy(1.5, i)))), Side("head", i => Run(TestCases.Timed(Noisy(1.5 * change, i))))).Cases));

    [Fact]
    public void A_process_that_a_burst_of_other_work_met_hides_no_slowdown()
    {
        RunSide bases = Side("base", i => Run(TestCases.Timed(Noisy(1.5, i))), again: 18);
        RunSide heads = Side("head", i => Run(TestCases.Timed(i == 7 ? 2.1 : Noisy(1.5 / 1.05, i + 5))), again: 18);
        Assert.True(Judged(bases, heads).IsRed);
    }

    private static IReadOnlyList<CaseRecord> Judge(Func<int, SuiteResults> before, Func<int, SuiteResults> after) =>
        Judged(Side("base", before), Side("head", after)).Cases;

    private static SuiteResults Judged(RunSide before, RunSide after) => RunComparison.Judge(before, after, GateRun.Looks, isOneOccasion: true);

    private static RunSide Side(string name, Func<int, SuiteResults> process, int again = 0) =>
        new(name, [.. Enumerable.Range(0, Processes).Select(process)], [.. Enumerable.Range(Processes, again).Select(process)]);

    private static SuiteResults Run(params CaseRecord[] cases) => TestCases.Results(cases);

    /// <summary>Processes that differ by some percent, as those of a shared machine do.</summary>
    private static double Noisy(double ratio, int process) => ratio * (1 + (0.006 * ((process * 7 % 11) - 5)));

    private static double Jittered(double ratio, int process) => ratio * (1 + 0.001 * ((process % 3) - 1));
}
