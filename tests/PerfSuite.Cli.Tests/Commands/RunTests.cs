using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Results;
using PerfSuite.Verdicts;

namespace PerfSuite.Cli.Tests.Commands;

/// <summary>A run of the quickest claim, which reads no clock.</summary>
public sealed class RunTests : IDisposable
{
    private const string Claim = "slack-is-the-rest-of-the-page";

    private readonly TempFolder folder = new();
    private readonly string data;

    public RunTests() => data = Directory.CreateDirectory(folder.In("data")).FullName;

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void A_run_leaves_results_for_programs_and_for_people_and_no_data()
    {
        ToolOutcome outcome = Run([("GITHUB_STEP_SUMMARY", folder.In("step.md")), ("GITHUB_ACTIONS", "true")], "--out", folder.In("out"), "--junit", folder.In("junit.xml"));
        Assert.Equal((ExitCode.Green, ""), (outcome.ExitCode, outcome.Error));
        SuiteResults results = ResultsFile.Read(folder.In("out"));
        Assert.True(results.Run.Complete);
        Assert.All(results.Cases, c => Assert.Equal((ClaimVerdict.Supported, BaselineVerdict.NoBaseline), (c.ClaimVerdict, c.BaselineVerdict)));
        Assert.Contains($"Report: {folder.In("out/report/index.html")}", outcome.Output, StringComparison.Ordinal);
        Assert.All(new[] { "out/report/index.html", "out/badge.svg", "junit.xml" }, file => Assert.True(File.Exists(folder.In(file)), file));
        Assert.Equal(File.ReadAllText(folder.In("out/summary.md")), File.ReadAllText(folder.In("step.md")));
        Assert.DoesNotContain("::error", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(data));
    }

    [SkippableFact]
    public void A_case_of_the_baseline_that_is_gone_is_red_by_name_and_annotated()
    {
        Assert.Equal(ExitCode.Green, Run([], "--out", folder.In("out"), "--machine", "here").ExitCode);
        SuiteResults results = ResultsFile.Read(folder.In("out"));
        folder.Write("renamed.json", results with { Cases = [results.Cases[0] with { Case = "fileBytes=0" }, .. results.Cases.Skip(1)] });
        Assert.Equal(ExitCode.Green, Tool.RunIn(folder.Path, [], "baseline", "accept", folder.In("renamed.json")).ExitCode);
        ToolOutcome outcome = Run([("GITHUB_ACTIONS", "true")], "--out", folder.In("out"), "--machine", "here");
        Assert.Equal(ExitCode.Red, outcome.ExitCode);
        Assert.Contains($"RED {Claim} [fileBytes=0]", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"::error title={Claim} [fileBytes=0]::Vanished", outcome.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_baseline_is_recorded_by_fresh_processes()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Runs measure on Linux only.");
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "baseline", "record", "--runs", "2", "--machine", "here", "--claims", Claim, "--data-dir", data);
        Assert.Equal(ExitCode.Green, outcome.ExitCode);
        Assert.Contains("Process 2 of 2", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2 runs accepted as the baseline of here", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.In($"baselines/here/{Claim}.json")));
    }

    [SkippableFact]
    public void A_report_is_rebuilt_from_the_results_alone()
    {
        string results = folder.Write("results.json", SampleResults.Healthy);
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "report", results, "-o", folder.In("again"));
        Assert.Equal(ExitCode.Green, outcome.ExitCode);
        Assert.Equal(["index.html", "summary.md"], Directory.GetFiles(folder.In("again")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private ToolOutcome Run(IReadOnlyList<(string Name, string Value)> variables, params IReadOnlyList<string> options)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Runs measure on Linux only.");
        return Tool.RunIn(folder.Path, variables, ["run", "--claims", Claim, "--data-dir", data, .. options]);
    }
}
