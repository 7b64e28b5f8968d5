using PerfSuite.Baselines;
using PerfSuite.Results;
using PerfSuite.Verdicts;

namespace PerfSuite.Tests.Baselines;

public class RunComparisonTests
{
    private static readonly SuiteResults Before = TestCases.Results(TestCases.Timed(1.5), TestCases.Counted(0));

    [Fact]
    public void A_run_compared_with_itself_is_unchanged()
    {
        IReadOnlyList<CaseRecord> compared = RunComparison.Compare(Before, "base", Before);
        Assert.All(compared, c => Assert.Equal((BaselineVerdict.Unchanged, false), (c.BaselineVerdict, c.Red)));
    }

    [Fact]
    public void What_processes_usually_differ_by_is_not_red_and_what_stands_out_is()
    {
        SuiteResults Run(int process, double slowdown) => TestCases.Results([.. Enumerable.Range(0, 40).Select(i => TestCases.Timed(
            1.5 * (1 + (0.004 * ((((i + 1) * process * 7) % 11) - 5))) / (i == 20 ? 1 + slowdown : 1)) with { Case = $"case={i}" })]);
        Assert.DoesNotContain(RunComparison.Compare(Run(1, 0), "base", Run(2, 0)), c => c.Red);
        Assert.Equal("a-claim [case=20]", Assert.Single(RunComparison.Compare(Run(1, 0), "base", Run(2, 0.3)), c => c.Red).Name);
    }

    [Fact]
    public void What_is_wrong_in_both_is_not_news()
    {
        SuiteResults wrong = TestCases.Results(
            TestCases.Timed(1.5) with { Mechanism = [MechanismRow.Of("calls", Expected.Exactly(0), 7)] },
            TestCases.Counted(0) with { Status = CaseStatus.Failed, ClaimVerdict = ClaimVerdict.Inconclusive, Red = true });
        Assert.DoesNotContain(RunComparison.Compare(wrong, "base", wrong), c => c.Red);
    }

    [Fact]
    public void An_mmap_arm_slower_by_a_twentieth_is_red_by_name_whatever_the_file_says_of_its_ratio()
    {
        CaseRecord slow = Before.Cases[0] with
        {
            Arms = [Before.Cases[0].Arms[0], Before.Cases[0].Arms[1] with { Samples = [.. Before.Cases[0].Arms[1].Samples.Select(s => s * 1.05)] }],
        };
        CaseRecord red = Assert.Single(RunComparison.Compare(Before, "base", Before with { Cases = [slow, Before.Cases[1]] }), c => c.Red);
        Assert.Equal("a-claim [blockKiB=4]", red.Name);
        Assert.Equal(BaselineVerdict.Regressed, red.BaselineVerdict);
        Assert.Contains("4.8%", red.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_is_gone_is_red_by_name()
    {
        CaseRecord gone = Assert.Single(RunComparison.Compare(Before, "base", Before with { Cases = [Before.Cases[0]] }), c => c.Red);
        Assert.Equal("a-mechanism", gone.Name);
    }

    [Fact]
    public void A_new_case_has_no_baseline() =>
        Assert.Contains(RunComparison.Compare(Before with { Cases = [Before.Cases[0]] }, "base", Before), c => c is { BaselineVerdict: BaselineVerdict.NoBaseline, Red: false });

    [Fact]
    public void A_mechanism_that_changed_is_red() =>
        Assert.True(RunComparison.Compare(Before, "base", Before with { Cases = [Before.Cases[0], TestCases.Counted(9)] })[1].Red);
}
