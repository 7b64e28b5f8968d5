using PerfSuite.Cli.Printing;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Results;

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
            "  blockKiB=4    0.900 (0.899 … 0.901)  contradicted, RED  no baseline           0.12 %",
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
    public void The_error_of_the_run_is_stated() =>
        Assert.Equal("Error of the run: at most 1 % for any wrong claim verdict (union bound).", RunConclusion.Errors(SampleResults.Healthy.Run));

    private static string[] Printed(params IReadOnlyList<CaseRecord> cases)
    {
        using StringWriter text = new();
        RunConclusion.Print(Screen.Plain(text, TextWriter.Null), cases);
        return [.. text.ToString().TrimEnd('\n').Split('\n').Select(l => l.TrimEnd())];
    }
}
