using PerfSuite.Judging.Records;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content;
using PerfSuite.Report.Content.Claims;
using PerfSuite.Report.Content.Costs;
using PerfSuite.Report.Content.Curves;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Markup;
using PerfSuite.Report.Markup.Charts;
using PerfSuite.Report.Markup.Sections;
using PerfSuite.Report.Tests.Fixtures;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Report.Tests.Markup;

/// <summary>Components on fixed input.</summary>
public class ComponentTests
{
    [Fact]
    public Task An_interval_shows_margin_ghost_and_the_shape_of_its_verdict() =>
        Verify<IntervalPlot>(("Mark", new IntervalMark(0.4, 0.5, 0.6, "yes", 0.45, 0.55, Ghost: 0.3)));

    [Fact]
    public Task An_axis_keeps_its_end_labels_inside() =>
        Verify<Axis>(("Ticks", (Tick[])[new(0.5, 0, "0.5"), new(1, 0.5, "1"), new(2, 1, "2")]));

    [Fact]
    public Task A_stacked_bar_has_a_part_a_stage() =>
        Verify<CostBar>(("Parts", PlacedSegment.Stack([new("map", 1, 1), new("fault", 3, 2)], 4)));

    [Fact]
    public Task The_parts_of_a_time_are_a_bar_and_words_and_a_line_marks_what_was_measured() => Verify<CostsPart>(("Costs", new CaseCosts("Predicted 1.60 (1.50 … 1.70), measured 1.93.",
    [
        new ArmCost("Read", PlacedSegment.Stack([new("crossing", 25, 1), new("kernel copy", 50, 2), new("unexplained", 25, 0)], 100), null, "crossing 25 % · kernel copy 50 % · unexplained 25 %"),
        new ArmCost("Map", PlacedSegment.Stack([new("faulting", 60, 4)], 100), 0.3, "faulting 100 % · predicted 100 % too much"),
    ])));

    [Fact]
    public Task Predicted_ratios_stand_against_measured_ones_and_those_that_miss_have_another_shape() => Verify<WhyPart>(("Why", new WhySection("2 of 3 timed cases are predicted.",
        new PredictionPlot([new(1, 0.5, "1")], 0.1, [new(0.5, 0.5, 0.5, 0.5, "a: 1.00 → 1.00", "#case-a")], [new(0.2, 0.8, 0.8, 0.8, "b: 0.50 → 2.00", "#case-b")], "Two points."),
        [new MissedCase(new Link("b", "case-b"), "0.50 → 2.00")], 0)));

    [Fact]
    public Task Where_no_ratio_is_predicted_the_parts_are_explained_all_the_same() => Verify<WhyPart>(("Why", new WhySection("No timed case is predicted.", null, [], 0)));

    [Fact]
    public Task A_curve_shows_crossover_margin_and_series_that_differ_in_shape() => Verify<CurvePlot>(("Chart", new CurveChart(
        "Ratio", "block",
        [
            new Series("one", 0, [new(0.1, 0.9, 0.85, 0.95, "4 KiB: 1.9", "#case-a"), new(0.9, 0.2, 0.15, 0.25, "64 MiB: 0.8", "#case-b")]),
            new Series("two", 1, [new(0.5, 0.5, 0.5, 0.5, "1 MiB: 1", null)]),
        ],
        [new(4096, 0.1, "4 KiB")], [new(1, 0.3, "1")], new Band(0.28, 0.32), new CrossoverMark(0.7, new Band(0.6, 0.8), "crossover block: 9 MiB"), "Ratio from 1.9 to 0.8.")));

    [Fact]
    public Task A_sparkline_tells_in_words_what_it_draws() =>
        Verify<Sparkline>(("Trend", new Trend([(0, 1), (0.5, 1), (1, 0)], [0.75], "3 runs, ratio from 1.50 to 1.20.", "")));

    [Fact]
    public Task A_mechanism_table_says_what_does_not_hold() => Verify<MechanismTable>(("Rows", (MechanismRow[])
        [MechanismRow.Of("read calls", Expected.Exactly(0), 0), MechanismRow.Of("faults", Expected.Between(1, 256), 300)]));

    [Fact]
    public Task A_verdict_is_a_word_and_a_shape() =>
        Verify<VerdictLabel>(("Verdict", ClaimVerdict.Contradicted), ("Change", BaselineVerdict.Regressed), ("Red", true));

    [Fact]
    public Task A_timed_case_shows_its_evidence() => Verify<CasePart>(("Case", DetailOf(Given.Timed(rounds: 24))));

    [Fact]
    public Task A_counted_case_shows_its_counters() =>
        Verify<CasePart>(("Case", DetailOf(Given.Observed("mapping-reads-nothing", MechanismRow.Of("resident, bytes", Expected.Exactly(0), 0)))));

    [Fact]
    public Task The_setting_of_the_source_stands_beside_what_was_measured() => Verify<SettingPart>(
        ("Setting", new SettingComparison([new("size", "a file of 4 GiB", "file 512 MiB"), new("clock", "the copies alone", "")], "order, advice", "seed 1", "It fits here.")));

    [Fact]
    public Task What_is_not_applicable_says_how_to_make_it_so() => Verify<EnvironmentPart>(
        ("Environment", new EnvironmentSection([new Fact("Kernel", "6.18")], [new Fact("Run", "r1")], [new Fact("measuring", "9 s")],
            [new Primitive("minorFault", Primitive.Nanoseconds, 512, 498, 530, "touch of a page that is mapped alone; 8 placements")],
            [new Obstacle("No cgroup.", "Run as root.", [new Link("a-case", "case-a")])])),
        ("CoverageHref", "coverage/index.html"));

    [Fact]
    public Task Without_a_baseline_the_page_says_how_to_make_one() => Verify<BaselinePart>(("Baseline", new BaselineSection([], 0.5, [], 3, false)));

    private static CaseDetail DetailOf(CaseRecord c) => ReportPage.Of(Given.Results(c), new ReportOptions()).Areas[0].Claims[0].Cases[0];

    private static Task Verify<TComponent>(params (string, object?)[] parameters)
        where TComponent : Microsoft.AspNetCore.Components.IComponent => Snapshot.Verify(PageRenderer.Render<TComponent>(parameters));
}
