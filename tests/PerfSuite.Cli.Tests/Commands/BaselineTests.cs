using PerfSuite.Cli.Commands;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Data;
using PerfSuite.Running;

namespace PerfSuite.Cli.Tests.Commands;

public sealed class BaselineTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_accepted_is_shown()
    {
        string results = folder.Write("results.json", SampleResults.Healthy);
        ToolOutcome accepted = Tool.RunIn(folder.Path, [], "baseline", "accept", results);
        accepted.EndedWith(ExitCode.Green);
        Assert.True(File.Exists(folder.In("baselines/a-machine/a-claim.json")));
        string shown = Tool.RunIn(folder.Path, [], "baseline", "show", "--machine", "a-machine").Output;
        Assert.Contains("a-claim [blockKiB=4]", shown, StringComparison.Ordinal);
        Assert.Contains("1.500", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 5, 0)]
    [InlineData(2, 5, 15)]
    [InlineData(5, 5, 60)]
    [InlineData(1, 1, 0)]
    public void Runs_are_spread_over_the_time_that_is_asked_for(int run, int runs, double minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), BaselineRecordCommand.Delay(run, runs, TimeSpan.FromHours(1)));

    [Fact]
    public void What_was_not_decided_is_not_kept_and_that_is_said()
    {
        string results = folder.Write("results.json", SampleResults.Of(SampleResults.Timed(), SampleResults.NotApplicable("No disk.")));
        ToolOutcome accepted = Tool.RunIn(folder.Path, [], "baseline", "accept", results);
        Assert.Contains("not kept: not-here is not applicable. No disk.", accepted.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.In("baselines/a-machine/not-here.json")));
    }

    [Fact]
    public void Runs_that_do_not_belong_together_are_refused()
    {
        string one = folder.Write("one.json", SampleResults.Healthy);
        string other = folder.Write("other.json", SampleResults.Healthy with { Environment = SampleResults.Healthy.Environment with { Machine = "b" } });
        string interrupted = folder.Write("interrupted.json", SampleResults.Healthy with { Run = SampleResults.Healthy.Run with { Complete = false } });
        Tool.RunIn(folder.Path, [], "baseline", "accept", one, other).IsBadInput("different machines");
        Tool.RunIn(folder.Path, [], "baseline", "accept", interrupted).IsBadInput("was interrupted");
        Tool.RunIn(folder.Path, [], "baseline", "accept", one, one).IsBadInput("given twice");
        Assert.False(Directory.Exists(folder.In("baselines")));
    }

    [Fact]
    public void A_machine_name_in_a_results_file_leads_to_no_other_folder()
    {
        string results = folder.Write("results.json", SampleResults.Healthy with { Environment = SampleResults.Healthy.Environment with { Machine = "../out" } });
        Tool.RunIn(folder.Path, [], "baseline", "accept", results).IsBadInput("$.environment.machine");
    }

    [Fact]
    public void Without_a_baseline_show_says_how_to_make_one() =>
        Assert.Contains("baseline record", Tool.Run("baseline", "show").Output, StringComparison.Ordinal);

    [SkippableFact]
    public void Another_machine_is_told_apart_by_what_differs()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Machines are told apart on Linux.");
        Tool.RunIn(folder.Path, [], "baseline", "accept", folder.Write("results.json", SampleResults.Healthy));
        string shown = Tool.RunIn(folder.Path, [], "baseline", "show").Output;
        Assert.Contains("a-machine: another machine: CPU A CPU there", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fresh_run_is_told_everything_that_was_asked_for()
    {
        RunRequest request = new(new RunSettings(Profile.Standard, "/data", 7, "lab", "baselines"), ["a*", "b*"], ["/own.dll"]);
        Assert.Equal(["run", "--profile", "standard", "--data-dir", "/data", "--seed", "7", "--baselines", "none", "--out", "out",
            "--machine", "lab", "--claims", "a*", "--claims", "b*", "--from", "/own.dll"], FreshRun.Arguments(request, "out"));
    }
}
