using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Judging.Words;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Verdicts;

public class RunComparisonTests
{
    private static readonly SuiteResults Before = TestCases.Results(TestCases.Timed(1.5), TestCases.Counted(0));

    [Fact]
    public void Runs_compared_with_themselves_are_unchanged() =>
        Assert.All(Compare([.. Runs(1.5)], [.. Runs(1.5)]), c => Assert.Equal((BaselineVerdict.Unchanged, false), (c.BaselineVerdict, c.Red)));

    [Theory]
    [InlineData(1.5)]
    [InlineData(1.2)]
    [InlineData(0.5)]
    public void One_run_a_side_decides_nothing_of_a_time_whatever_it_looks_like(double ratio)
    {
        CaseRecord compared = Compare([Run(1.5)], [Run(ratio)])[0];
        Assert.Equal((BaselineVerdict.Inconclusive, false), (compared.BaselineVerdict, compared.Red));
    }

    [Fact]
    public void What_is_exact_needs_no_second_run() =>
        Assert.Equal("a-mechanism", Assert.Single(Compare([Before], [Before with { Cases = [Before.Cases[0], TestCases.Counted(9)] }]), c => c.Red).Name);

    [Fact]
    public void An_mmap_arm_slower_by_a_fifth_in_all_runs_is_red_by_name_whatever_the_files_say_of_their_ratios()
    {
        CaseRecord red = Assert.Single(Compare([.. Runs(1.5)], [.. Runs(1.5).Select(r => Slowed(r, 1.2))]), c => c.Red);
        Assert.Equal(("a-claim [blockKiB=4]", BaselineVerdict.Regressed), (red.Name, red.BaselineVerdict));
        Assert.Contains("Regressed by 16.7%", red.Reason, StringComparison.Ordinal);
    }

    /// <summary>A read call and a fault a pass, which cost a hundred each; then the fault costs more.</summary>
    [Fact]
    public void What_the_changed_cases_have_in_common_is_named_with_the_comparison()
    {
        SuiteResults Of(SuiteResults run, double fault) => run with
        {
            Environment = run.Environment with { Primitives = [Price("readCall", 150), Price("minorFault", fault)] },
            Cases = [.. run.Cases.Select(c => c with { Arms = [.. c.Arms.Select(a => a with { Work = new Dictionary<string, double> { [a.Name == "Read" ? "readCall" : "minorFault"] = 1 } })] })],
        };
        SuiteResults[] before = [.. Runs(1.5).Select(r => Of(r, 100))], after = [.. Runs(1.5).Select(r => Of(Slowed(r, 1.2), 120))];
        CommonCause cause = RunComparison.Judge(new RunSide("before", before), new RunSide("after", after)).Run.Cause!;
        Assert.Equal(new CauseTerm("minorFault", 1.2, 1), Assert.Single(cause.Primitives));
        Assert.Equal("minorFault 1.2 × dearer explains 1 of 1 changed case.", CauseAccount.Of(cause));
        Assert.Null(RunComparison.Judge(new RunSide("before", before), new RunSide("before", before)).Run.Cause);
    }

    [Fact]
    public void The_base_is_the_first_side() =>
        Assert.DoesNotContain(Compare([.. Runs(1.5).Select(r => Slowed(r, 1.2))], [.. Runs(1.5)]), c => c.Red);

    [Fact]
    public void What_runs_of_the_same_code_differ_by_is_not_red() =>
        Assert.DoesNotContain(Compare([Run(1.5), Run(1.62), Run(1.41)], [Run(1.44), Run(1.38), Run(1.55)]), c => c.Red);

    [Fact]
    public void Of_forty_cases_the_one_that_stands_out_in_all_runs_is_red()
    {
        SuiteResults Many(int run, double slowdown) => TestCases.Results([.. Enumerable.Range(0, 40).Select(i => TestCases.Timed(
            1.5 * (1 + (0.004 * ((((i + 1) * run * 7) % 11) - 5))) / (i == 20 ? 1 + slowdown : 1)) with { Case = $"case={i}" })]);
        SuiteResults[] before = [.. new[] { 1, 2, 3, 4 }.Select(run => Many(run, 0))];
        Assert.DoesNotContain(Compare(before, [.. new[] { 5, 6, 7, 8 }.Select(run => Many(run, 0))]), c => c.Red);
        Assert.Equal("a-claim [case=20]", Assert.Single(Compare(before, [.. new[] { 5, 6, 7, 8 }.Select(run => Many(run, 0.3))]), c => c.Red).Name);
    }

    [Fact]
    public void What_is_wrong_in_both_is_not_news()
    {
        SuiteResults wrong = TestCases.Results(
            TestCases.Timed(1.5) with { Mechanism = [MechanismRow.Of("calls", Expected.Exactly(0), 7)] },
            TestCases.Counted(0) with { Status = CaseStatus.Failed, ClaimVerdict = ClaimVerdict.Inconclusive, Red = true });
        Assert.DoesNotContain(Compare([wrong], [wrong]), c => c.Red);
    }

    /// <summary>The run itself asked fresh sweeps, and one of them said otherwise.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_counter_that_the_runs_own_fresh_sweeps_did_not_bear_out_is_not_news(bool oneHolds, bool red)
    {
        RepeatRecord Again(bool holds) => new(null, ClaimVerdict.Supported, MechanismHolds: holds, Failed: false);
        SuiteResults doubtful = TestCases.Results(TestCases.Timed(1.5) with { Mechanism = [MechanismRow.Of("calls", Expected.Exactly(0), 7)], Repeats = [Again(false), Again(oneHolds), Again(false)] });
        Assert.Equal(red, Compare([TestCases.Results(TestCases.Timed(1.5))], [doubtful])[0].Red);
    }

    [Fact]
    public void A_case_that_is_gone_is_red_by_name() =>
        Assert.Equal("a-mechanism", Assert.Single(Compare([Before], [Before with { Cases = [Before.Cases[0]] }]), c => c.Red).Name);

    [Fact]
    public void A_new_case_has_no_baseline() =>
        Assert.Contains(Compare([Before with { Cases = [Before.Cases[0]] }], [Before]), c => c is { BaselineVerdict: BaselineVerdict.NoBaseline, Red: false });

    [Fact]
    public void A_case_that_a_run_lost_has_crashed_there_and_confirms_nothing_else()
    {
        SuiteResults wrong = TestCases.Results(TestCases.Timed(1.5), TestCases.Counted(9)), lost = TestCases.Results(TestCases.Timed(1.5));
        Assert.True(new RunSide("head", lost, wrong).Repeats()["a-mechanism"][0].Failed);
        Assert.DoesNotContain(Compare([Before, Before], [lost, wrong]), c => c.Red);
        Assert.Contains(Compare([Before, Before], [wrong, wrong]), c => c.Red);
    }

    [Fact]
    public void A_case_that_one_run_had_no_time_for_is_compared_by_the_others()
    {
        SuiteResults late = TestCases.Results(TestCases.Timed(1.5) with { Ratio = null, Arms = [], Status = CaseStatus.OutOfTime, ClaimVerdict = ClaimVerdict.Inconclusive }, TestCases.Counted(0));
        Assert.Equal(BaselineVerdict.Unchanged, Compare([.. Runs(1.5)], [.. Runs(1.5), late])[0].BaselineVerdict);
    }

    [Fact]
    public void Runs_of_either_side_show_how_much_runs_differ()
    {
        static SuiteResults Of(double factor) => TestCases.Results([.. Enumerable.Range(0, 10).Select(i => TestCases.Timed(1.5 * (1 + (0.01 * (factor + (0.1 * i)) * (i + 1))), @case: $"blockKiB={1 << i}"))]);
        RunSide one = new("base", Of(0)), several = new("head", Of(-1), Of(0), Of(1));
        foreach (SuiteResults judged in new[] { RunComparison.Judge(one, several), RunComparison.Judge(several, one) })
            Assert.InRange(Math.Sqrt(judged.Run.Policy!.Spread.Value), 0.01, 0.1);
    }

    private static IReadOnlyList<CaseRecord> Compare(SuiteResults[] before, SuiteResults[] after) =>
        RunComparison.Judge(new RunSide("base", before), new RunSide("head", after)).Cases;

    private static SuiteResults Run(double ratio) => TestCases.Results(TestCases.Timed(ratio), TestCases.Counted(0));

    private static IEnumerable<SuiteResults> Runs(double ratio) => new[] { 0.999, 1, 1.001, 1 }.Select(factor => Run(ratio * factor));

    private static SuiteResults Slowed(SuiteResults run, double factor)
    {
        CaseRecord c = run.Cases[0];
        return run with { Cases = [c with { Arms = [c.Arms[0], c.Arms[1] with { Samples = [.. c.Arms[1].Samples.Select(s => s * factor)] }] }, .. run.Cases.Skip(1)] };
    }

    private static Primitive Price(string name, double ns) => new(name, Primitive.Nanoseconds, ns, ns, ns, "");
}
