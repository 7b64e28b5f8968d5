using System.Text;
using System.Xml.Linq;
using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Cli.Tests.Outputs;

public sealed class OutputsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void JUnit_has_a_test_for_every_case_under_its_own_name()
    {
        XElement root = XDocument.Parse(JUnitFile.Of(SampleResults.Of(SampleResults.Red("a < b & \u0001"), SampleResults.Counted(0),
            SampleResults.NotApplicable("No disk.")))).Root!;
        Assert.Equal(["a-claim [blockKiB=4]", "a-mechanism", "not-here"], root.Descendants("testcase").Select(t => t.Attribute("name")!.Value));
        Assert.Equal(("3", "1", "1"), (root.Attribute("tests")!.Value, root.Attribute("failures")!.Value, root.Attribute("skipped")!.Value));
        Assert.Contains("a < b & \uFFFD", root.Descendants("failure").Single().Value, StringComparison.Ordinal);
        Assert.Equal("No disk.", root.Descendants("skipped").Single().Attribute("message")!.Value);
    }

    [Fact]
    public void Annotations_are_one_line_a_red_with_everything_in_it()
    {
        string line = Assert.Single(WorkflowAnnotations.Of(SampleResults.Of(SampleResults.Red("100% lost,\nreally: yes"), SampleResults.Counted(0))));
        Assert.StartsWith("::error title=a-claim [blockKiB=4]::100%25 lost,%0Areally: yes%0ARatio", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void An_annotation_stands_at_the_claim()
    {
        SuiteResults red = SampleResults.Of(SampleResults.Red());
        string line = Assert.Single(WorkflowAnnotations.Of(red with { Claims = [.. red.Cases.Select(c => new ClaimRecord(c.Claim, "", "", "", "", "", "", "", Place: new SourcePlace("src/a,b.cs", 12)))] }));
        Assert.StartsWith("::error file=src/a%2Cb.cs,line=12,title=a-claim", line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_be_slower_is_a_warning_that_names_it()
    {
        CaseRecord unsure = SampleResults.Timed() with { BaselineVerdict = BaselineVerdict.Inconclusive, Baseline = new BaselineComparison(null, ClaimVerdict.Supported, 6, new Interval(0.9, 0.8, 1.01, 0.95)) };
        string line = Assert.Single(WorkflowAnnotations.Of(SampleResults.Of(unsure)));
        Assert.StartsWith("::warning title=Neither red nor green::Undecided: 1 case may be slower", line, StringComparison.Ordinal);
        Assert.Contains("a-claim [blockKiB=4]", line, StringComparison.Ordinal);
        Assert.Empty(WorkflowAnnotations.Of(SampleResults.Of(unsure with { Baseline = unsure.Baseline! with { Change = new Interval(1, 0.9, 1.1, 0.95) } })));
        Assert.DoesNotContain("Undecided", Assert.Single(WorkflowAnnotations.Of(SampleResults.Of(unsure, SampleResults.Red() with { Claim = "b" }))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_annotation_title_cannot_end_itself()
    {
        string line = Assert.Single(WorkflowAnnotations.Of(SampleResults.Of(SampleResults.Red() with { Case = "a=1, b=2::x" })));
        Assert.StartsWith("::error title=a-claim [a=1%2C b=2%3A%3Ax]::", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_summary_is_appended_to_what_is_there()
    {
        string file = folder.Write("step.md", "before\n");
        StepSummary.Append(file, "# after\n");
        Assert.Equal("before\n# after\n", File.ReadAllText(file));
    }

    [Fact]
    public void A_step_summary_never_exceeds_its_limit_and_keeps_its_beginning()
    {
        string file = folder.Write("step.md", "before\n");
        string summary = string.Concat(Enumerable.Range(0, 200).Select(i => $"row {i} with ünicode\n"));
        StepSummary.Append(file, summary, largestBytes: 1000);
        string text = File.ReadAllText(file);
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 900, 1000);
        Assert.StartsWith("before\nrow 0 with", text, StringComparison.Ordinal);
        Assert.Contains("Cut here", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, "2 cases, none red", "#1a7f37")]
    [InlineData(true, true, "1 of 2 red", "#b3261e")]
    [InlineData(false, false, "interrupted", "#6a6a6a")]
    public void A_badge_says_it_in_words_and_in_colour(bool complete, bool red, string words, string colour)
    {
        SuiteResults results = SampleResults.Of(red ? SampleResults.Red() : SampleResults.Timed(), SampleResults.Counted(0));
        XElement badge = XElement.Parse(Badge.Of(results with { Run = results.Run with { Complete = complete } }));
        Assert.EndsWith(words, badge.Attribute("aria-label")!.Value, StringComparison.Ordinal);
        Assert.Contains(badge.Elements(), e => e.Attribute("fill")?.Value == colour);
    }

    [Fact]
    public void Preparing_removes_an_earlier_run_s_engine_results_and_nothing_else()
    {
        string engine = Directory.CreateDirectory(folder.In("out/benchmarkdotnet/results")).FullName;
        File.WriteAllText(Path.Combine(engine, "Old-report-full.json"), "{}");
        File.WriteAllText(Path.Combine(engine, "notes.txt"), "mine");
        new OutputFolder(folder.In("out")).Prepare();
        Assert.Equal(["notes.txt"], Directory.GetFiles(engine).Select(Path.GetFileName));
        Assert.Equal(["benchmarkdotnet"], Directory.GetFileSystemEntries(folder.In("out")).Select(Path.GetFileName));
    }
}
