using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Verification;

public class RecomputationTests
{
    private static readonly SuiteResults Honest = SyntheticRun.Of(cases: 60, rounds: 60);

    [Fact]
    public void Every_verdict_of_an_honest_file_follows_from_its_samples() => Assert.Empty(Found(Honest));

    [Fact]
    public void The_honest_file_has_reds_regressions_and_news_to_be_recomputed()
    {
        Assert.Contains(Honest.Cases, c => c.Red);
        Assert.Contains(Honest.Cases, c => c.BaselineVerdict == BaselineVerdict.Regressed);
        Assert.Contains(Honest.Cases, c => c.ClaimVerdict == ClaimVerdict.NotApplicable);
    }

    [Fact]
    public void A_report_proves_its_own_verdicts()
    {
        using TempFolder folder = new();
        Assert.Empty(Found(EmbeddedEvidence.Read(ReportWriter.WriteHtml(Honest, folder.Path))));
    }

    [Fact]
    public void A_case_that_ran_out_of_rounds_states_no_ratio_and_none_follows()
    {
        const double confidence = 0.99999;
        CaseRecord enough = TimingVerdict.Judge(Given.Timed(), confidence, Given.Policy.Spread);
        CaseRecord few = TimingVerdict.Judge(Given.Timed(name: "blockKiB=8", rounds: 16) with { Ratio = null, MinimumDetectableChange = null }, confidence, Given.Policy.Spread);
        Assert.Null(few.Ratio);
        Assert.Empty(Found(Given.Results(enough, few)));
    }

    [Fact]
    public void A_flipped_claim_verdict_is_found() =>
        Finds("claim verdict", c => c with { ClaimVerdict = c.ClaimVerdict == ClaimVerdict.Supported ? ClaimVerdict.Contradicted : ClaimVerdict.Supported });

    [Fact]
    public void A_prettier_ratio_is_found() => Finds("ratio", c => c with { Ratio = Scaled(c.Ratio!.Value, 1.001) });

    [Fact]
    public void A_narrower_interval_is_found() =>
        Finds("ratio", c => c with { Ratio = new Interval(c.Ratio!.Value.Estimate, c.Ratio.Value.Estimate, c.Ratio.Value.Estimate, c.Ratio.Value.Confidence) });

    [Fact]
    public void One_changed_sample_in_ten_is_found() =>
        Finds("ratio", c => c with { Arms = [c.Arms[0], c.Arms[1] with { Samples = [.. c.Arms[1].Samples.Select((s, i) => i % 10 == 0 ? s * 0.9 : s)] }] });

    [Fact]
    public void A_better_minimum_detectable_change_is_found() =>
        Finds("minimum detectable change", c => c with { MinimumDetectableChange = c.MinimumDetectableChange / 2 });

    [Fact]
    public void A_hidden_red_is_found()
    {
        CaseRecord red = Honest.Cases.First(c => c.Red);
        Assert.Equal(["red"], Found(With(red, red with { Red = false })));
    }

    [Fact]
    public void A_hidden_regression_is_found()
    {
        CaseRecord worse = Honest.Cases.First(c => c.BaselineVerdict == BaselineVerdict.Regressed);
        Assert.Equal(["baseline verdict"], Found(With(worse, worse with { BaselineVerdict = BaselineVerdict.Unchanged })));
    }

    [Fact]
    public void A_change_that_does_not_follow_from_both_ratios_is_found()
    {
        CaseRecord worse = Honest.Cases.First(c => c.BaselineVerdict == BaselineVerdict.Regressed);
        BaselineComparison softened = worse.Baseline! with { Change = Scaled(worse.Baseline!.Change!.Value, 1.06) };
        Assert.Contains("change against the baseline", Found(With(worse, worse with { Baseline = softened })));
    }

    [Fact]
    public void A_counter_that_does_not_hold_but_says_so_is_found()
    {
        CaseRecord counted = Given.Observed("mapping-reads-nothing", new MechanismRow("faults", "= 0", "3", Holds: true));
        Assert.Contains(Found(Given.Results(counted with { ClaimVerdict = ClaimVerdict.Supported })), f => f.StartsWith("whether 'faults' holds", StringComparison.Ordinal));
    }

    [Fact]
    public void Support_without_any_evidence_is_found() =>
        Assert.Equal(["claim verdict"], Found(Given.Results(Given.Untimed("a-claim", "") with { ClaimVerdict = ClaimVerdict.Supported })));

    [Fact]
    public void A_vanished_case_is_red_and_stays_so()
    {
        CaseRecord gone = MissingCase.Record("a-claim", "", "Area", ClaimVerdict.Supported, "the baseline");
        Assert.Empty(Found(Given.Results(Given.Timed(), gone)));
        Assert.Equal(["red"], Found(Given.Results(Given.Timed(), gone with { Red = false })));
    }

    [Theory]
    [InlineData(CaseStanding.Vanished)]
    [InlineData(CaseStanding.MachineChanged)]
    [InlineData(CaseStanding.AsBefore)]
    [InlineData(CaseStanding.NotAsked)]
    public void A_case_that_exempts_itself_is_found(CaseStanding standing) =>
        Assert.NotEmpty(Found(With(Honest.Cases[0], Honest.Cases[0] with { Standing = standing, Red = false })));

    [Fact]
    public void A_change_without_the_processes_that_it_rests_on_is_found()
    {
        CaseRecord compared = Honest.Cases.First(c => c.Baseline is { Change: not null });
        Assert.Contains("change against the baseline", Found(With(compared, compared with { Baseline = compared.Baseline! with { Accepted = [] } })));
    }

    [Fact]
    public void A_narrower_change_is_found()
    {
        CaseRecord compared = Honest.Cases.First(c => c.Baseline is { Change: not null });
        Assert.Contains("change against the baseline", Found(With(compared, compared with { Baseline = compared.Baseline! with { Change = Scaled(compared.Baseline.Change!.Value, 1.001) } })));
    }

    [Fact]
    public void What_fresh_processes_did_not_confirm_is_recomputed_as_undecided()
    {
        RepeatRecord again = TimingVerdict.Repeats(Given.Timed(ratio: 1.5))[0];
        ProcessEstimate before = new(Math.Log(again.Ratio!.Value.Estimate), again.StandardError);
        CaseRecord lost = Comparison.Compare([before, before, before], ClaimVerdict.Supported, Given.Policy.Spread, Given.Timed(ratio: 0.9) with { Repeats = [again, again, again] });
        SuiteResults cleared = Given.Results(RedRule.Apply([lost], _ => false, Given.Policy));
        Assert.Equal(ClaimVerdict.Inconclusive, cleared.Cases[0].ClaimVerdict);
        Assert.Empty(Found(cleared));
    }

    /// <summary>Also of many processes a side, and of what is as wrong in the base.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(18)]
    public void What_a_gate_says_follows_from_what_it_keeps(int processes)
    {
        MechanismRow[] wrong = [MechanismRow.Of("calls", Expected.Exactly(0), 7)];
        RunSide Side(string name, double ratio) => new(name, Enumerable.Range(0, processes).Select(i => Given.Results(
            Given.Timed(ratio: ratio * (1 + (0.002 * ((i * 7 % 11) - 5)))), Given.Timed(name: "blockKiB=8", ratio: 1.5 + (0.001 * i)) with { Mechanism = wrong }, Given.Observed("mapping-reads-nothing", wrong),
            Given.Untimed("failing", "") with { Status = CaseStatus.Failed })));
        SuiteResults judged = RunComparison.Judge(Side("base", 1.8), Side("head", 1.5), looks: 4);
        Assert.Equal("sequential-warm-copy [blockKiB=4]", Assert.Single(judged.Cases, c => c.Red).Name);
        Assert.Empty(Found(judged));
    }

    [Fact]
    public void A_disagreement_names_case_figure_statement_and_what_follows() => Assert.Equal(
        "a-claim [k=1]: claim verdict is stated as Supported, but Inconclusive follows.",
        Recomputation.Disagreements(Given.Results(Given.Untimed("a-claim", "k=1") with { ClaimVerdict = ClaimVerdict.Supported })).Single().ToString());

    /// <summary>The figures that disagree once one timed case is changed.</summary>
    private static void Finds(string figure, Func<CaseRecord, CaseRecord> change)
    {
        CaseRecord timed = Honest.Cases.First(c => c is { Ratio: not null, Red: false, Expectation: Expectation.Supported });
        Assert.Contains(figure, Found(With(timed, change(timed))));
    }

    private static SuiteResults With(CaseRecord old, CaseRecord changed) =>
        Honest with { Cases = [.. Honest.Cases.Select(c => ReferenceEquals(c, old) ? changed : c)] };

    private static Interval Scaled(Interval i, double factor) => new(i.Estimate * factor, i.Lower * factor, i.Upper * factor, i.Confidence);

    /// <summary>After a round trip through the file, as a verifier reads it.</summary>
    private static string[] Found(SuiteResults results) =>
        [.. Recomputation.Disagreements(ResultsFile.ReadText("results.json", ResultsFile.Text(results))).Select(d => d.Figure)];
}
