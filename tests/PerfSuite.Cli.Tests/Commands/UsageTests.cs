using PerfSuite.Cli.Tests.Fixtures;

namespace PerfSuite.Cli.Tests.Commands;

public class UsageTests
{
    [Fact]
    public void Help_is_no_error()
    {
        ToolOutcome outcome = Tool.Run("--help");
        outcome.EndedWith(ExitCode.Green);
        foreach (string command in new[] { "run", "list", "doctor", "compare", "baseline", "report", "bench" })
            Assert.Contains($"  {command}", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'nonsense' is no command", "nonsense")]
    [InlineData("Did you mean 'run'?", "runn")]
    [InlineData("Did you mean '--profile'?", "run --profil quick")]
    [InlineData("  crossover", "")]
    [InlineData("--profile: Argument 'fast' not recognized. Must be one of: 'quick' 'standard' 'full'", "run --profile fast")]
    [InlineData("--seed takes a whole number, not 'many'.", "run --seed many")]
    [InlineData("--budget takes a number, not 'much'.", "crossover --budget much")]
    [InlineData("No claim matches 'zz*'", "run --claims zz*")]
    [InlineData("Did you mean 'crossing-cost'?", "run --claims crosing-cost")]
    [InlineData("BASE: there is no /missing", "compare /missing /")]
    [InlineData("--runs takes a whole number, not 'few'.", "baseline record --runs few")]
    [InlineData("--inject takes a number, not 'much'.", "calibrate --inject much")]
    [InlineData("cannot name a machine", "run --machine ../../x")]
    [InlineData("cannot name a machine", "baseline record --machine .hidden")]
    [InlineData("from 1 to 100", "baseline record --runs 0")]
    [InlineData("from 0 to 10080 minutes", "baseline record --over -1")]
    [InlineData("cannot be kept in 'none'", "baseline record --baselines none")]
    [InlineData("HEAD", "compare only-one")]
    [InlineData("no such file", "report missing.json")]
    public void Bad_usage_says_what_is_allowed_and_ends_with_2(string about, string line) =>
        Tool.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).IsBadInput(about);

    [Theory]
    [InlineData("PERFSUITE_PROFILE", "fast", "one of quick, standard, full")]
    [InlineData("PERFSUITE_SEED", "x", "a whole number")]
    [InlineData("PERFSUITE_MACHINE", "a/b", "letters, digits")]
    public void A_variable_with_a_bad_value_is_named(string variable, string value, string allowed)
    {
        using TempFolder folder = new();
        ToolOutcome outcome = Tool.RunIn(folder.Path, [(variable, value)], "run");
        outcome.IsBadInput(variable);
        outcome.IsBadInput(allowed);
    }

    [Fact]
    public void A_data_folder_that_is_not_there_ends_with_3_and_leaves_nothing()
    {
        using TempFolder folder = new();
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "run", "--data-dir", folder.In("missing"));
        outcome.EndedWith(ExitCode.CannotMeasure);
        Assert.Contains("Remedy", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Output_that_cannot_be_written_is_told_before_anything_is_measured()
    {
        using TempFolder folder = new();
        string file = folder.Write("taken", "a file");
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "run", "--out", file, "--data-dir", folder.Path);
        outcome.IsBadInput("cannot be written");
        Assert.Equal([file], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_broken_baseline_is_told_with_its_position_before_anything_is_measured()
    {
        using TempFolder folder = new();
        string own = Directory.CreateDirectory(folder.In("baselines/here")).FullName;
        File.WriteAllText(Path.Combine(own, "machine.json"), "{ \"schemaVersion\": ");
        Tool.RunIn(folder.Path, [], "run", "--machine", "here", "--data-dir", folder.Path).IsBadInput("line 1, column");
    }
}
