using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Verdicts;

public class RunJudgementTests
{
    private static readonly double[] Close = [1.5, 1.51, 1.49, 1.5], Far = [1.5, 0.9, 2.4, 1.1];

    [Fact]
    public void Sweeps_that_agree_decide_a_claim_and_sweeps_that_differ_do_not_however_quiet_each_is()
    {
        Assert.Equal(ClaimVerdict.Supported, Judged(Swept(Close)).ClaimVerdict);
        Assert.Equal(ClaimVerdict.Inconclusive, Judged(Swept(Far)).ClaimVerdict);
    }

    [Fact]
    public void Rounds_of_one_sweep_alone_decide_nothing() => Assert.Equal(ClaimVerdict.Inconclusive, Judged(Swept([1.5])).ClaimVerdict);

    /// <summary>Mean and standard error by hand: logarithms 0.405465, 0.412110, 0.398776, 0.405465; variance 2.9631e-5 on 3 degrees; a fifth of it for the occasion,  at 99.75 %.</summary>
    [Fact]
    public void The_interval_is_students_with_what_the_sweeps_of_a_run_have_in_common()
    {
        CaseRecord judged = TimingVerdict.Judge(Swept(Close), confidence: 0.9975, new ProcessVariance(0, 0, OccasionShare: 0.2));
        double error = Math.Sqrt(2.96316e-5 * (0.25 + 0.2));
        Assert.Equal(Math.Exp(0.4054540 + (Student.TwoSided(0.9975, 3) * error)), judged.Ratio!.Value.Upper, 5);
        Assert.Equal(1.4999833, judged.Ratio.Value.Estimate, 5);
    }

    [Fact]
    public void The_cases_of_a_run_tell_each_other_how_much_sweeps_usually_differ()
    {
        CaseRecord[] alike = [.. Enumerable.Range(0, 20).Select(i => Swept(Close) with { Case = $"case={i}" })];
        JudgingPolicy policy = RunJudgement.PolicyOf(alike, baseline: null);
        Assert.Equal((100, JudgingPolicy.UsualOccasionShare), (policy.Spread.DegreesOfFreedom, policy.Spread.OccasionShare));
        Assert.Equal(JudgingPolicy.UsualSpread, RunJudgement.PolicyOf([Swept(Close)], baseline: null).Spread);
    }

    [Fact]
    public void Where_few_of_many_claims_are_decided_each_has_to_be_surer()
    {
        CaseRecord[] few = [.. Enumerable.Range(0, 40).Select(i => Swept(i < 2 ? Close : Far) with { Case = $"case={i}" })];
        Assert.InRange(RunJudgement.PolicyOf(few, null).ErrorPerCase, 0, JudgingPolicy.ClaimFalseDiscoveryRate * 2 / 40 * 1.001);
        Assert.Equal(JudgingPolicy.ClaimFalseDiscoveryRate, RunJudgement.PolicyOf([Swept(Close)], null).ErrorPerCase, 10);
    }

    [Fact]
    public void Sweeps_are_worth_most_where_something_is_undecided_and_nothing_where_a_change_of_the_margin_would_be_seen()
    {
        CaseRecord decided = Judged(Swept(Close)) with { Margin = 0.5 };
        Assert.Equal(0, RunJudgement.WorthOfSweeps(decided));
        Assert.Equal(1, RunJudgement.WorthOfSweeps(decided with { Margin = decided.MinimumDetectableChange / 2 }));
        Assert.True(RunJudgement.WorthOfSweeps(decided with { BaselineVerdict = BaselineVerdict.Inconclusive }) > 1);
        Assert.True(RunJudgement.WorthOfSweeps(Judged(Swept(Far))) > 1);
        Assert.Equal(0, RunJudgement.WorthOfSweeps(TestCases.Counted(9) with { ClaimVerdict = ClaimVerdict.Inconclusive }));
    }

    [Fact]
    public void Each_sweep_of_an_accepted_run_is_a_process_of_the_baseline()
    {
        SuiteResults[] runs = [TestCases.Results(Judged(Swept(Close))), TestCases.Results(Judged(Swept([1.52, 1.48])))];
        BaselineCase accepted = Assert.Single(Assert.Single(Acceptance.Of(runs[^1].Cases, runs)).Cases);
        Assert.Equal([0, 0, 0, 0, 1, 1], accepted.Processes.Select(p => p.Run));
        Assert.Equal([1.5, 1.51, 1.49, 1.5, 1.52, 1.48], accepted.Processes.Select(p => Math.Round(p.Ratio.Estimate, 3)));
        Assert.All(accepted.Processes, p => Assert.Equal(8, p.Samples["Read"].Count));
    }

    [Fact]
    public void Runs_of_sweeps_are_not_comparable_with_runs_of_one_process() =>
        Assert.Equal(BaselineVerdict.NotComparable, RunComparison.Judge(new RunSide("base", TestCases.Results(TestCases.Timed(1.5)), TestCases.Results(TestCases.Timed(1.5))),
            new RunSide("head", TestCases.Results(Judged(Swept([0.8, 0.81, 0.8]))))).Cases[0].BaselineVerdict);

    /// <summary>Two whole runs: sweeps tell what differs within a run, and the occasion is assumed.</summary>
    [Theory]
    [InlineData(1.0, BaselineVerdict.Unchanged, false)]
    [InlineData(0.8, BaselineVerdict.Regressed, true)]
    public void One_run_of_sweeps_a_side_is_enough(double change, BaselineVerdict verdict, bool red)
    {
        SuiteResults Run(double factor, int shift) => TestCases.Results([.. Enumerable.Range(0, 20).Select(i => Judged(Swept([.. new[] { 1.0, 1.002, 0.998, 1.001 }.Select((r, k) =>
            1.5 * (i == 7 ? factor : 1) * (1 + ((r - 1) * (1 + ((i + k + shift) % 3)))))]) with { Case = $"case={i}" }))]);
        CaseRecord[] compared = [.. RunComparison.Judge(new RunSide("base", Run(1, 0)), new RunSide("head", Run(change, 1))).Cases];
        Assert.Equal((verdict, red), (compared[7].BaselineVerdict, compared[7].Red));
        Assert.DoesNotContain(compared.Where((_, i) => i != 7), c => c.Red);
    }

    private static CaseRecord Judged(CaseRecord c) => RunJudgement.Judge([c], RunJudgement.PolicyOf([c], null), null)[0];

    private static CaseRecord Swept(double[] ratios)
    {
        const int rounds = 8;
        double[] read = [.. ratios.SelectMany(r => Enumerable.Range(0, rounds).Select(i => 100 * r * (1 + (0.0001 * ((i % 2 * 2) - 1)))))];
        return TestCases.Timed(1.5) with
        {
            Arms = [new ArmRecord("Read", true, read), new ArmRecord("Mapped", false, [.. read.Select(_ => 100.0)])],
            Sweeps = [.. ratios.Select(_ => rounds)],
            Ratio = null,
            ClaimVerdict = ClaimVerdict.Inconclusive,
        };
    }
}
