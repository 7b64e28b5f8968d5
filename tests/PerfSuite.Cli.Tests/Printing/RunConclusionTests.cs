using PerfSuite.Cli.Printing;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;

namespace PerfSuite.Cli.Tests.Printing;

public class RunConclusionTests
{
    [Fact]
    public void Reds_come_first_and_every_case_has_its_row()
    {
        string[] lines = Printed(SampleResults.Counted(0), SampleResults.Red(), SampleResults.NotApplicable("No disk. Remedy: buy one."));
        Assert.Equal(
        [
            "",
            "RED a-claim [blockKiB=4]",
            "    mmap has stopped winning here.",
            "    Ratio 0.900 (0.899 … 0.901), expected Supported.",
            "    What to do: look at it alone with `perfsuite run --claims a-claim`; the report shows its counters and what the machine was. "
                + "If it is right and meant, take it as the new baseline with `perfsuite baseline accept`.",
            "",
            "Claim and case  Ratio (interval)       Claim is           Against the baseline  Detectable",
            "a-claim",
            "  blockKiB=4    0.900 (0.899 … 0.901)  contradicted, RED  no baseline           19 %",
            "a-mechanism",
            "  (one case)    1 of 1 counters agree  supported          no baseline           –",
            "not-here",
            "  (one case)    –                      not applicable     no baseline           –",
            "",
            "Not applicable: not-here. No disk. Remedy: buy one.",
            "3 cases: 1 supported, 1 contradicted, 1 not applicable. Against the baseline: no baseline. 1 red: a-claim [blockKiB=4].",
        ], lines);
    }

    [Fact]
    public void Findings_stand_before_everything_and_are_counted()
    {
        using StringWriter text = new();
        RunConclusion.Print(Screen.Plain(text, TextWriter.Null), SampleResults.Healthy with { Cases = [SampleResults.Red() with { Red = false }, SampleResults.Counted(0)] });
        string[] lines = text.ToString().Split('\n');
        Assert.StartsWith("Findings: ", lines[1], StringComparison.Ordinal);
        Assert.Equal("  a-claim, contradicted: blockKiB=4 0.900 (0.899 … 0.901)", lines[2]);
        Assert.Contains(" 1 finding. Nothing is red.", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_has_decided_less_than_half_says_so_in_its_last_line()
    {
        CaseRecord undecided = SampleResults.Timed(1.5) with { ClaimVerdict = ClaimVerdict.Inconclusive, Status = CaseStatus.OutOfTime };
        SuiteResults results = SampleResults.Healthy with
        {
            Cases = [undecided, SampleResults.Timed(1.5) with { Case = "a" }, undecided with { Case = "b" }],
            Claims = [new ClaimRecord("a-claim", "A claim", "It is so.", "Timing", "Area", "test", "Supported", "It is.")],
        };
        using StringWriter text = new();
        RunConclusion.PrintAsAWhole(Screen.Plain(text, TextWriter.Null), results);
        Assert.Contains("33 % of its timed cases are decided, and 2 had too little time.", text.ToString().TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_of_the_run_is_stated() =>
        Assert.Equal("Error of the run: of the decided timed claims at most 1 % are expected to be wrong, and processes of the same code usually differ by 3.2 % (the usual).", RunConclusion.Errors(SampleResults.Healthy.Run));

    private static string[] Printed(params IReadOnlyList<CaseRecord> cases)
    {
        using StringWriter text = new();
        RunConclusion.PrintCompared(Screen.Plain(text, TextWriter.Null), SampleResults.Of([.. cases]));
        return [.. text.ToString().TrimEnd('\n').Split('\n').Select(l => l.TrimEnd())];
    }
}
