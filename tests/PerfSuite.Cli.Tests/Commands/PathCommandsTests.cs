using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Tests.Commands;

/// <summary><c>crossover</c>, <c>advise</c>, <c>replay</c> and <c>check-advice</c> as their users start them.</summary>
public class PathCommandsTests
{
    [Theory]
    [InlineData("--file-size", "advise --read-size 4K")]
    [InlineData("'nonsense'", "advise --file-size nonsense --read-size 4K")]
    [InlineData("at most 1 GiB", "advise --file-size 4G --read-size 2G")]
    [InlineData("from 1 to 1024", "advise --file-size 4G --read-size 4K --threads 0")]
    [InlineData("backwards", "advise --file-size 4G --read-size 4K --order backwards")]
    [InlineData("there is no map", "advise --file-size 4G --read-size 4K --map nowhere")]
    [InlineData("no such file", "replay nowhere")]
    [InlineData("--budget", "crossover --budget 0")]
    [InlineData("no such file", "check-advice --out nowhere")]
    [InlineData("no such file", "crossover --refine --out nowhere")]
    public void Bad_input_is_told_in_words(string said, string arguments) => Tool.Run(arguments.Split(' ')).IsBadInput(said);

    [Fact]
    public void A_line_that_is_no_read_is_named()
    {
        using TempFolder folder = new();
        Tool.Run("replay", folder.Write("trace", "0,4096\nnonsense\n")).IsBadInput("line 2");
    }

    [Fact]
    public void Advice_comes_from_the_map_with_its_cells_and_what_would_change_it()
    {
        using TempFolder folder = new();
        CrossoverFile.Write(folder.In("crossover.json"), SampleMap.Usual);
        ToolOutcome outcome = Tool.Run("advise", "--file-size", "1MiB", "--read-size", "4KiB", "--map", folder.Path);
        outcome.EndedWith(ExitCode.Green);
        Assert.Contains("Use map:", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2.000 (1.900 … 2.100)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("With 8 passes instead of one pass, calls win", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("The map was measured on elsewhere", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workload_that_the_map_does_not_cover_is_measured_only_if_asked_for()
    {
        using TempFolder folder = new();
        CrossoverFile.Write(folder.In("crossover.json"), SampleMap.Of(SampleMap.Cell(SampleMap.Workload, 2)));
        string[] asked = ["advise", "--file-size", "64KiB", "--read-size", "4KiB", "--order", "random", "--map", folder.Path];
        Tool.Run(asked).IsBadInput("--run measures exactly this workload");
        ToolOutcome measured = Tool.Run([.. asked, "--run", "--budget", "0.1"]);
        measured.EndedWith(ExitCode.Green);
        Assert.Contains("Measured now", measured.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_is_judged_on_every_path()
    {
        using TempFolder folder = new();
        ToolOutcome outcome = Tool.Run("replay", folder.Write("trace", "0,4096\n8192,4096\n"), "--all-paths", "--budget", "0.1");
        outcome.EndedWith(ExitCode.Green);
        Assert.Contains("view-accessor-read", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Verdict:", outcome.Output, StringComparison.Ordinal);
    }
}
