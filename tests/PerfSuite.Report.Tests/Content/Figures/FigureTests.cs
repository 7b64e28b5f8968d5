using PerfSuite.Judging.Records;
using PerfSuite.Report.Content;
using PerfSuite.Report.Content.Curves;
using PerfSuite.Report.Content.Figures;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Content.Figures;

public class FigureTests
{
    [Fact]
    public void Each_condition_of_the_document_has_its_chart_in_the_documents_order()
    {
        CaseRecord[] cases =
        [
            Point("random-cold-copy", 4, "coverage=whole"), Point("random-warm-copy", 4), Point("sequential-cold-copy", 4, "windows=whole"), Point("sequential-warm-copy", 4),
        ];
        Assert.Equal(["Sequential, warm", "Sequential, cold", "Random, warm", "Random, cold"], FiguresOf(cases).Charts.Select(c => c.Chart.Title));
    }

    [Fact]
    public void Only_what_the_document_measured_is_drawn()
    {
        CaseRecord[] others = [Point("sequential-warm-copy", 4, mapped: "eachPass"), Point("sequential-cold-copy", 4, "windows=two"), Point("random-cold-copy", 4, "coverage=sparse")];
        Assert.Empty(FiguresOf(others).Charts);
    }

    [Fact]
    public void Blocks_stand_in_ascending_order_with_both_arms_and_the_ratio_in_words()
    {
        SourceChart chart = Assert.Single(FiguresOf(Point("sequential-warm-copy", 16, ratio: 1.5), Point("sequential-warm-copy", 4, ratio: 3)).Charts);
        Assert.Equal(["read()", "mmap and copy"], chart.Chart.Series.Select(s => s.Name));
        Assert.All(chart.Chart.Series, s => Assert.Equal(s.Points.Select(p => p.X).Order(), s.Points.Select(p => p.X)));
        Assert.Matches("mmap ÷ read\\(\\): (3|2\\.9|3\\.0)\\d* at 4 KiB, 1\\.[45]\\d* at 16 KiB", chart.Measured);
    }

    [Fact]
    public void The_documents_range_is_two_to_six_times_what_read_reaches_here()
    {
        CurveChart chart = Assert.Single(FiguresOf(Point("sequential-warm-copy", 4, ratio: 2.5), Point("sequential-warm-copy", 8, ratio: 2.5)).Charts).Chart;
        Assert.Equal(2, chart.Documented!.Places.Count);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(2 * chart.Series[0].Points[i].Y, chart.Documented.Places[i].From, 3);
            Assert.Equal(1, chart.Documented.Places[i].To);
            Assert.InRange(chart.Series[1].Points[i].Y, chart.Documented.Places[i].From, chart.Documented.Places[i].To);
        }
    }

    [Fact]
    public void Running_times_are_those_of_the_documents_bytes_and_fall_into_copying_and_the_rest()
    {
        SourceBreakdown breakdown = FiguresOf(TakenApart(read: 300, readWord: 100, mapped: 220, copy: 160, copyWord: 10)).Breakdown!;
        Assert.Equal(["read()", "mmap and copy"], breakdown.Bars.Select(b => b.Arm));
        Assert.Equal(["4.92 s", "3.6 s"], breakdown.Bars.Select(b => b.Total));
        Assert.Equal("memory copy 68% · everything else 32%", breakdown.Bars[1].Text.Replace(" %", "%"));
        Assert.Equal("read() takes 1.31 s more and its copying 0.82 s more than the mapping's", breakdown.Measured);
    }

    [Fact]
    public void Times_that_leave_nothing_for_the_rest_are_no_breakdown() => Assert.Null(FiguresOf(TakenApart(read: 300, readWord: 310, mapped: 220, copy: 160, copyWord: 10)).Breakdown);

    [Fact]
    public void Without_its_cells_there_is_no_section() => Assert.True(FiguresOf(Given.Timed("small-files-lose", "")).IsEmpty);

    private static SourceFigures FiguresOf(params CaseRecord[] cases) => SourceFigures.Of(Given.Results(cases), new Anchors(Given.Results(cases)));

    private static CaseRecord Point(string claim, long blockKiB, string? setting = null, string mapped = "once", double ratio = 2) => Given.Timed(
        claim, $"blockKiB={blockKiB}, mapped={mapped}{(setting is null ? "" : $", {setting}")}", ratio, parameters: ("blockKiB", blockKiB));

    /// <summary>Times in µs of a pass of 1 MiB.</summary>
    private static CaseRecord TakenApart(double read, double readWord, double mapped, double copy, double copyWord)
    {
        ArmRecord Arm(string name, double time) => new(name, name == "Read", [.. Enumerable.Repeat(time * 1000, 24)]);
        return Given.Timed("copy-explains-the-difference", "") with
        {
            Arms = [Arm("Read", read), Arm("ReadWord", readWord), Arm("MapAndCopy", mapped), Arm("Copy", copy), Arm("CopyWord", copyWord)],
        };
    }
}
