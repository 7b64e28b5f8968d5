using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Verdicts;

/// <summary>A head that is four times slower and says otherwise: definitions are the base's, values those of the samples, and no stated verdict is believed.</summary>
public class ForgedHeadTests
{
    [Fact]
    public void The_slow_head_is_red_where_it_says_nothing_else() => Assert.Equal(["a-claim [blockKiB=4]"], Reds(c => c));

    [Fact]
    public void A_region_of_its_own_changes_nothing() => Assert.Equal(["a-claim [blockKiB=4]"], Reds(c => c with { Region = Region.Over(0.01) }));

    [Fact]
    public void No_region_changes_nothing() => Assert.Equal(["a-claim [blockKiB=4]"], Reds(c => c with { Region = null }));

    [Fact]
    public void A_margin_of_its_own_changes_nothing() => Assert.Equal(["a-claim [blockKiB=4]"], Reds(c => c with { Margin = 1e300 }));

    /// <summary>Slower by a quarter, mmap wins still: it is the margin alone that makes that matter.</summary>
    [Fact]
    public void A_margin_of_its_own_hides_no_smaller_slowdown()
    {
        Assert.Equal(["a-claim [blockKiB=4]"], Reds(c => c, slower: 1.25));
        Assert.Equal(["a-claim [blockKiB=4]"], Reds(c => c with { Margin = 1e300 }, slower: 1.25));
    }

    [Fact]
    public void A_confidence_at_which_nothing_is_decided_changes_nothing() => Assert.Equal(ClaimVerdict.Contradicted,
        Compared(c => c with { Ratio = new Interval(c.Ratio!.Value.Estimate, c.Ratio.Value.Lower, c.Ratio.Value.Upper, 1 - 1e-15) })[0].ClaimVerdict);

    [Fact]
    public void Arms_that_are_exchanged_change_nothing() => Assert.Equal(["a-claim [blockKiB=4]"],
        Reds(c => c with { Estimand = Estimand.Ratio("Mapped", "Read"), Arms = [.. c.Arms.Select(a => a with { Baseline = !a.Baseline })] }));

    [Fact]
    public void Emptied_arms_do_not_carry_the_old_ratio() => Assert.Equal(["a-claim [blockKiB=4]"],
        Reds(c => c with { Ratio = TestCases.Timed(1.5).Ratio, Arms = [], Mechanism = [] }));

    [Fact]
    public void One_sample_does_not_carry_the_old_ratio() => Assert.Equal(["a-claim [blockKiB=4]"],
        Reds(c => c with { Ratio = TestCases.Timed(1.5).Ratio, Arms = [.. c.Arms.Select(a => a with { Samples = [a.Samples[0]] })] }));

    [Fact]
    public void A_ratio_that_is_not_stated_is_computed() => Assert.Equal(["a-claim [blockKiB=4]"], Reds(c => c with { Ratio = null }));

    [Fact]
    public void Samples_of_what_calls_itself_not_applicable_count_all_the_same() => Assert.Equal(["a-claim [blockKiB=4]"],
        Reds(c => c with { Status = CaseStatus.NotApplicable, ClaimVerdict = ClaimVerdict.NotApplicable }));

    [Theory]
    [InlineData("a-machine", true)]
    [InlineData("another-machine", false)]
    public void What_the_base_measured_on_this_machine_does_not_become_not_applicable(string machine, bool red) => Assert.Equal(red, Reds(
        c => c with { Status = CaseStatus.NotApplicable, ClaimVerdict = ClaimVerdict.NotApplicable, Ratio = null, Arms = [], Mechanism = [] }, machine).Length > 0);

    [Theory]
    [InlineData("= 0")]
    [InlineData("= 999")]
    [InlineData("any")]
    [InlineData("999")]
    public void A_counter_does_not_hold_because_it_says_so(string expected) =>
        Assert.Equal(["a-mechanism"], RedsOfCounted(c => c with { Mechanism = [new MechanismRow("faults", expected, "999", Holds: true)], ClaimVerdict = ClaimVerdict.Supported }));

    [Fact]
    public void A_counter_that_is_left_out_agrees_with_nothing() =>
        Assert.Equal(["a-mechanism"], RedsOfCounted(c => c with { Mechanism = [MechanismRow.Of("another", Expected.Any, 1)], ClaimVerdict = ClaimVerdict.Supported }));

    [Theory]
    [InlineData("= 628", "= 632")]
    [InlineData("28a2b5c9bd800000", "28a2b5cdbd800000")]
    public void An_expectation_that_the_run_computes_is_its_own(string was, string now)
    {
        SuiteResults Of(string word) => TestCases.Results(TestCases.Counted(0) with { Mechanism = [new MechanismRow("as the other arm", word, word.TrimStart('=', ' '), Holds: true)] });
        Assert.DoesNotContain(Judged(Of(was), Of(now)), c => c.Red);
    }

    [Fact]
    public void A_claim_that_speaks_against_mmap_does_so_by_the_base()
    {
        ClaimRecord drawback = new("a-mechanism", "", "", "Mechanism", "Area", "", "Supported", "", Drawback: true);
        SuiteResults before = TestCases.Results(TestCases.Counted(0)) with { Claims = [drawback] };
        SuiteResults after = TestCases.Results(TestCases.Counted(9)) with { Claims = [drawback with { Drawback = false }] };
        Assert.Equal(Judged(before, before with { Cases = after.Cases })[0].Reason, Judged(before, after)[0].Reason);
    }

    private static string[] Reds(Func<CaseRecord, CaseRecord> forge, string machine = "a-machine", double slower = 4) => [.. Compared(forge, machine, slower).Where(c => c.Red).Select(c => c.Name)];

    private static IReadOnlyList<CaseRecord> Compared(Func<CaseRecord, CaseRecord> forge, string machine = "a-machine", double slower = 4)
    {
        double[] runs = [0.999, 1, 1.001, 1];
        SuiteResults[] after = [.. runs.Select(f => TestCases.Results(forge(TestCases.Timed(1.5 * f / slower))))];
        return RunComparison.Judge(new RunSide("base", runs.Select(f => TestCases.Results(TestCases.Timed(1.5 * f)))),
            new RunSide("head", after.Select(r => r with { Environment = r.Environment with { Machine = machine } }))).Cases;
    }

    private static string[] RedsOfCounted(Func<CaseRecord, CaseRecord> forge) =>
        [.. Judged(TestCases.Results(TestCases.Counted(0)), TestCases.Results(forge(TestCases.Counted(0)))).Where(c => c.Red).Select(c => c.Name)];

    private static IReadOnlyList<CaseRecord> Judged(SuiteResults before, SuiteResults after) => RunComparison.Judge(new RunSide("base", before), new RunSide("head", after)).Cases;
}
