using PerfSuite.Judging.Records;
using PerfSuite.Report.Content;
using PerfSuite.Report.Content.Claims;
using PerfSuite.Report.Content.Curves;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Content;

public class SectionTests
{
    [Fact]
    public void Reason_and_remedy_of_what_is_not_applicable_are_told_apart_and_cases_with_the_same_reason_together()
    {
        CaseRecord[] cases = [NotHere("a"), NotHere("b")];
        Obstacle obstacle = Assert.Single(Obstacle.Of(Given.Results(cases), new Anchors(Given.Results(cases))));
        Assert.Equal(("No cgroup.", "Run as root.", 2), (obstacle.Reason, obstacle.Remedy, obstacle.Cases.Count));
    }

    [Fact]
    public void A_sweep_of_three_values_is_a_curve_and_of_two_is_not()
    {
        CaseRecord[] three = [.. new long[] { 4, 8, 16 }.Select(k => Given.Timed(name: $"blockKiB={k}", parameters: ("blockKiB", k)))];
        Assert.Single(Curves(three));
        Assert.Empty(Curves(three[..2]));
    }

    [Fact]
    public void The_throughput_of_both_arms_is_drawn_where_the_bytes_are_known()
    {
        CaseRecord[] cases = [.. new long[] { 4, 8, 16 }.Select(k => Given.Timed(name: $"blockKiB={k}", parameters: ("blockKiB", k)))];
        Assert.Equal(["Read", "MapAndCopy"], Curves(cases)[0].Throughput!.Series.Select(s => s.Name));
        Assert.Null(Curves([.. cases.Select(c => c with { Parameters = Given.Parameters(("blockKiB", c.Parameters["blockKiB"])) })])[0].Throughput);
    }

    [Fact]
    public void A_second_parameter_makes_a_curve_of_its_own()
    {
        CaseRecord[] cases = [.. from k in new long[] { 4, 8, 16 } from t in new long[] { 1, 2 }
            select Given.Timed(name: $"blockKiB={k}, threads={t}", parameters: [("blockKiB", k), ("threads", t)])];
        Assert.Equal(["threads 1", "threads 2"], Curves(cases)[0].Ratio.Series.Select(s => s.Name));
    }

    [Fact]
    public void Parameters_that_name_a_case_or_follow_from_others_make_no_curves()
    {
        CaseRecord[] cases = [.. from k in new long[] { 4, 8, 16 } from kind in new[] { "stream", "round trip" }
            select Given.Timed(name: $"{k} {kind}", parameters: [("message", $"{k} {kind}"), ("blockKiB", k), ("perTurn", k * kind.Length), ("exchange", kind)])];
        Assert.Equal(["exchange stream", "exchange round trip"], Curves(cases)[0].Ratio.Series.Select(s => s.Name));
    }

    [Fact]
    public void A_stray_page_from_the_device_is_no_amplification()
    {
        Assert.Empty(MemoryOf(Given.Timed() with
        {
            Arms = [new ArmRecord("Read", true, [1, 2], new Dictionary<string, double>(StringComparer.Ordinal) { ["deviceReadBytes"] = 4096 })],
        }));
    }

    [Fact]
    public void Details_of_the_machine_have_the_unit_of_their_name()
    {
        SuiteResults results = Given.Results(Given.Timed());
        EnvironmentRecord environment = results.Environment with { Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["memoryMiB"] = "2048" } };
        Assert.Contains(new Fact("memory", "2 GiB"), EnvironmentSection.Of(results with { Environment = environment }, new Anchors(results)).Machine);
    }

    [Fact]
    public void A_crossover_is_marked_with_its_interval_in_the_unit_of_the_axis()
    {
        SuiteResults run = SyntheticRun.Of(cases: 30, rounds: 24);
        CrossoverMark mark = CurveBuilder.Of(run, new Anchors(run)).Single(c => c.Claim.Text == "large-block-parity").Ratio.Crossover!;
        Assert.Equal("crossover block: 9.28 MiB", mark.Text);
        Assert.InRange(mark.At, mark.Interval.From, mark.Interval.To);
    }

    [Fact]
    public void Stages_of_a_case_share_one_unit_of_length_and_an_arm_that_was_not_taken_apart_is_whole()
    {
        CaseRecord c = Given.Timed() with { Stages = [new("MapAndCopy", "map", [50_000]), new("MapAndCopy", "fault", [150_000])] };
        CaseStages stages = Assert.Single(new StageSections(Given.Results(c), new Anchors(Given.Results(c))).Cases);
        Assert.Equal(["Read", "MapAndCopy"], stages.Bars.Select(b => b.Arm));
        Assert.Equal(1, stages.Bars[0].Segments[^1].From + stages.Bars[0].Segments[^1].Length, 6);
        Assert.Equal("map 25 % · fault 75 %", stages.Bars[1].Text);
    }

    [Fact]
    public void The_profile_of_an_arm_lists_its_symbols_by_their_share()
    {
        CaseRecord c = Given.Timed() with
        {
            Facts = new Dictionary<string, double>(StringComparer.Ordinal) { ["profile/Read/vfs_read"] = 0.05, ["profile/Read/_copy_to_iter"] = 0.91 },
        };
        Assert.Equal(["_copy_to_iter", "vfs_read"], new StageSections(Given.Results(c), new Anchors(Given.Results(c))).Cases[0].Symbols.Select(s => s.Name));
        Assert.DoesNotContain(Claims(Given.Results(c))[0].Cases[0].Terms, t => t.Name.Contains("vfs_read", StringComparison.Ordinal));
    }

    [Fact]
    public void Device_bytes_are_told_per_useful_byte()
    {
        CaseRecord c = Given.Timed() with
        {
            Arms = [new ArmRecord("Read", true, [1, 2], new Dictionary<string, double>(StringComparer.Ordinal) { ["deviceReadBytes"] = 2097152 })],
        };
        Assert.Equal(("device bytes per useful byte, Read", "2.00"), MemoryOf(c).Select(r => (r.Name, r.Value)).Single());
    }

    [Fact]
    public void What_regressed_stands_first_against_the_baseline()
    {
        CaseRecord[] cases = [Given.Timed(name: "a"), Given.Timed(name: "b").Against(1), Given.Timed(name: "c").Against(1.2), Given.Timed(name: "d").Against(0.8)];
        BaselineSection section = BaselineSection.Of(Given.Results(cases), new Anchors(Given.Results(cases)), []);
        Assert.Equal([BaselineVerdict.Regressed, BaselineVerdict.Improved, BaselineVerdict.Unchanged], section.Rows.Select(r => r.Verdict));
        Assert.Equal(1, section.Without);
    }

    [Fact]
    public void Where_the_time_of_the_run_went_is_told_longest_first()
    {
        SuiteResults results = Given.Results(Given.Timed());
        EnvironmentSection section = EnvironmentSection.Of(results with
        {
            Run = results.Run with { Breakdown = new Dictionary<string, double>(StringComparer.Ordinal) { ["dataFiles"] = 1.5, ["measuring"] = 9 } },
        }, new Anchors(results));
        Assert.Equal([new Fact("measuring", "9 s"), new Fact("data files", "1.5 s")], section.Breakdown);
    }

    [Fact]
    public void A_claim_is_measured_again_by_one_command() =>
        Assert.Equal("perfsuite run --claims sequential-warm-copy --profile quick --seed 1", Claims(Given.Results(Given.Timed()))[0].Command);

    [Fact]
    public void What_is_the_same_in_all_cases_of_a_claim_is_said_once()
    {
        ClaimSection claim = Claims(Given.Results(Given.Timed(name: "a", parameters: ("blockKiB", 4L)), Given.Timed(name: "b", parameters: ("blockKiB", 8L))))[0];
        Assert.Contains(new Fact("file", "4 MiB"), claim.Shared.Parameters);
        Assert.Contains(claim.Cases[0].Terms, t => t is { Name: "Parameters", Value: "block 4 KiB" });
    }

    [Fact]
    public void What_the_source_states_stands_beside_the_parameters_of_all_cases_and_the_rest_in_one_line()
    {
        CaseRecord[] cases = [.. from k in new long[] { 4, 16 } from mapped in new[] { "once", "eachPass" }
            select Given.Timed(name: $"blockKiB={k}, mapped={mapped}", parameters: [("blockKiB", k), ("blockBytes", k << 10), ("mapped", mapped), ("seed", 1L)])];
        SettingComparison setting = SettingComparison.Of(Given.Claim("a-claim") with { Setting = Given.Setting }, cases)!;
        Assert.Equal([("size", "file 4 MiB"), ("clock", "mapped once, eachPass"), ("buffer", "block 4 KiB … 16 KiB")], setting.Rows.Select(r => (r.Aspect, r.Here)));
        Assert.Equal(("coverage, order, advice, cache state", "bytes per operation 1 MiB · seed 1"), (setting.NotStated, setting.Besides));
        Assert.Equal(Given.Setting.Choice, setting.Choice);
    }

    [Fact]
    public void How_much_is_mapped_is_a_size_and_words_that_name_the_cases_are_left_out()
    {
        CaseRecord[] cases = [.. new[] { "a", "b", "c", "d", "e" }.Select((name, i) => Given.Untimed("a-claim", name) with
        {
            Parameters = Given.Parameters(("message", name), ("mapped", name), ("mappedBytes", 4096L << i)),
        })];
        SettingComparison setting = SettingComparison.Of(Given.Claim("a-claim") with { Setting = Given.Setting }, cases)!;
        Assert.Equal(new SettingRow("size", Given.Setting.Size, "mapped 4 KiB … 64 KiB"), setting.Rows[0]);
        Assert.Equal("", setting.Besides);
    }

    [Fact]
    public void A_claim_without_a_setting_shows_none() => Assert.Null(Claims(Given.Results(Given.Timed()))[0].Setting);

    [Fact]
    public void A_claim_that_the_results_do_not_describe_describes_itself() =>
        Assert.Equal("gone", Assert.Single(Claims(Given.Results(Given.Untimed("gone", "")) with { Claims = [] })).Record.Title);

    [Fact]
    public void A_claim_that_was_not_reached_is_shown_without_cases() =>
        Assert.Empty(Assert.Single(Claims(Given.Results() with { Claims = [Given.Claim("later")] })).Cases);

    [Fact]
    public void The_more_cases_the_coarser_each_is_drawn()
    {
        ChartDetail[] details = [.. new[] { 10, 100, 5000 }.Select(ChartDetail.For)];
        Assert.True(details[0].Bins > details[1].Bins && details[1].Bins > details[2].Bins);
    }

    private static CaseRecord NotHere(string name) =>
        Given.Untimed("a-claim", name) with { ClaimVerdict = ClaimVerdict.NotApplicable, Reason = "No cgroup. Remedy: Run as root." };

    private static IReadOnlyList<ClaimCurves> Curves(CaseRecord[] cases) => CurveBuilder.Of(Given.Results(cases), new Anchors(Given.Results(cases)));

    private static IReadOnlyList<Fact> MemoryOf(CaseRecord c) => CaseMemory.Of(c, new Anchors(Given.Results(c))).Quantities;

    private static ClaimSection[] Claims(SuiteResults results) => [.. ReportPage.Of(results, new ReportOptions()).Areas.SelectMany(a => a.Claims)];
}
