using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Tests.Commands;

public sealed class CompareTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string before;

    public CompareTests() => before = folder.Write("base.json", SampleResults.Healthy);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_compared_with_itself_is_green()
    {
        ToolOutcome outcome = Tool.Run("compare", before, before);
        outcome.EndedWith(ExitCode.Green);
        Assert.Contains("1 unchanged, 1 inconclusive. Nothing is red.", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_run_a_side_ends_with_0_and_says_that_it_decides_nothing()
    {
        ToolOutcome outcome = Tool.Run("compare", before, folder.Write("slow.json", SampleResults.Of(SampleResults.Timed(slower: 2), SampleResults.Counted(0))));
        outcome.EndedWith(ExitCode.Green);
        Assert.Contains("One run a side", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 unchanged, 1 inconclusive. Nothing is red.", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_stands_for_its_results_file()
    {
        folder.Write(ResultsFile.DefaultName, SampleResults.Healthy);
        Tool.Run("compare", folder.Path, before).EndedWith(ExitCode.Green);
    }

    [Fact]
    public void A_mapped_arm_slower_by_a_twentieth_in_each_of_several_runs_is_red_by_name()
    {
        ToolOutcome outcome = Tool.Run("compare", SampleResults.Runs(folder, "base"), SampleResults.Runs(folder, "slow", slower: 1.05));
        outcome.EndedWith(ExitCode.Red);
        Assert.Contains("RED a-claim [blockKiB=4]", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("What to do", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("RED a-mechanism", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_is_gone_is_red_by_name()
    {
        ToolOutcome outcome = Tool.Run("compare", before, folder.Write("less.json", SampleResults.Of(SampleResults.Timed())));
        outcome.EndedWith(ExitCode.Red);
        Assert.Contains("RED a-mechanism", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_ends_with_2_and_the_place()
    {
        string whole = File.ReadAllText(before);
        string half = folder.Write("half.json", whole[..(whole.Length / 2)]);
        ToolOutcome outcome = Tool.Run("compare", before, half);
        outcome.IsBadInput(half);
        outcome.IsBadInput("line ");
    }

    [Fact]
    public void What_makes_two_runs_less_comparable_is_said()
    {
        SuiteResults other = SampleResults.Healthy with
        {
            Environment = SampleResults.Healthy.Environment with { Machine = "another" },
            Run = SampleResults.Healthy.Run with { Profile = "full", Complete = false },
        };
        string output = Tool.Run("compare", before, folder.Write("other.json", other)).Output;
        Assert.Contains("The machines differ: a-machine and another.", output, StringComparison.Ordinal);
        Assert.Contains("The profiles differ: quick and full.", output, StringComparison.Ordinal);
        Assert.Contains("HEAD was interrupted", output, StringComparison.Ordinal);
    }
}
