using System.Text.Json;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Tests.Commands;

/// <summary>A run of the quickest claim, which reads no clock.</summary>
public sealed class RunTests : IDisposable
{
    private const string Claim = "slack-is-the-rest-of-the-page";
    private const int CardSize = 39;

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
        Run([], "--out", folder.In("out"), "--machine", "here").EndedWith(ExitCode.Green);
        SuiteResults results = ResultsFile.Read(folder.In("out"));
        folder.Write("renamed.json", results with { Cases = [results.Cases[0] with { Case = "fileBytes=0" }, .. results.Cases.Skip(1)] });
        Tool.RunIn(folder.Path, [], "baseline", "accept", folder.In("renamed.json")).EndedWith(ExitCode.Green);
        ToolOutcome outcome = Run([("GITHUB_ACTIONS", "true")], "--out", folder.In("out"), "--machine", "here");
        outcome.EndedWith(ExitCode.Red);
        Assert.Contains($"RED {Claim} [fileBytes=0]", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"::error title={Claim} [fileBytes=0]::Vanished", outcome.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Every_run_takes_the_card_and_a_baseline_keeps_it()
    {
        SuiteResults results = Accepted(run => run);
        Assert.Equal(CardSize, results.Environment.Primitives.Count);
        Assert.Contains("\"name\": \"minorFault\"", File.ReadAllText(folder.In($"baselines/{results.Environment.Machine}/machine.json")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_baseline_of_another_machine_under_this_ones_key_is_compared_with_nothing_and_says_why_first()
    {
        SuiteResults results = Accepted(WithDearFaultsCheap);
        ToolOutcome outcome = Run([], "--out", folder.In("again"));
        outcome.EndedWith(ExitCode.Green);
        SuiteResults again = ResultsFile.Read(folder.In("again"));
        Assert.All(again.Cases, c => Assert.Equal((false, BaselineVerdict.NoBaseline), (c.Red, c.BaselineVerdict)));
        Assert.False(again.Run.Baseline!.Compared);
        Assert.Contains("This is another machine than the one in", outcome.Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("minorFault ", outcome.Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.Equal(results.Environment.Machine, again.Environment.Machine);
    }

    [SkippableFact]
    public void A_named_machine_that_changed_is_one_red_that_says_what_changed()
    {
        string machine = Accepted(WithDearFaultsCheap).Environment.Machine;
        ToolOutcome outcome = Run([], "--out", folder.In("again"), "--machine", machine);
        outcome.EndedWith(ExitCode.Red);
        CaseRecord red = Assert.Single(ResultsFile.Read(folder.In("again")).Reds);
        Assert.Contains("The machine changed", red.Reason, StringComparison.Ordinal);
        Assert.Contains("minorFault ", red.Reason, StringComparison.Ordinal);
        Tool.RunIn(folder.Path, [], "report", folder.In("again"), "-o", folder.In("report")).EndedWith(ExitCode.Green);
        Tool.RunIn(folder.Path, [], "report", "--verify", folder.In("report/index.html")).EndedWith(ExitCode.Green);
    }

    [SkippableFact]
    public void A_named_machine_without_a_baseline_is_bad_input_and_nothing_is_written()
    {
        Accepted(run => run);
        ToolOutcome outcome = Run([], "--out", folder.In("again"), "--machine", "nobody");
        outcome.EndedWith(ExitCode.BadInput);
        Assert.Contains("nobody", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.In("again")));
    }

    [SkippableFact]
    public void A_run_without_time_ends_green_and_says_that_it_says_little()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Runs measure on Linux only.");
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "run", "--claims", "crossing-cost", "--budget", "0.001", "--data-dir", data, "--out", folder.In("out"));
        outcome.EndedWith(ExitCode.Green);
        Assert.All(ResultsFile.Read(folder.In("out")).Cases, c => Assert.Equal((CaseStatus.OutOfTime, ClaimVerdict.Inconclusive), (c.Status, c.ClaimVerdict)));
        Assert.StartsWith("This run says little as a whole: 0 % of its timed cases are decided", outcome.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_card_is_written_for_programs()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The primitives are Linux's.");
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "machine", "--json", "--data-dir", data);
        outcome.EndedWith(ExitCode.Green);
        using JsonDocument card = JsonDocument.Parse(outcome.Output);
        Assert.True(card.RootElement.GetProperty("facts").TryGetProperty("cpu", out _));
        Assert.Equal(CardSize, card.RootElement.GetProperty("primitives").GetArrayLength());
        Assert.Empty(Directory.GetFileSystemEntries(data));
    }

    [SkippableFact]
    public void A_baseline_is_recorded_by_fresh_processes()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Runs measure on Linux only.");
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "baseline", "record", "--runs", "2", "--machine", "here", "--claims", Claim, "--data-dir", data);
        outcome.EndedWith(ExitCode.Green);
        Assert.Contains("Run 2 of 2", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2 runs accepted as the baseline of here", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.In($"baselines/here/{Claim}.json")));
    }

    [SkippableFact]
    public void A_report_is_rebuilt_from_the_results_alone()
    {
        string results = folder.Write("results.json", SampleResults.Healthy);
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "report", results, "-o", folder.In("again"));
        outcome.EndedWith(ExitCode.Green);
        Assert.Equal(["index.html", "summary.md"], Directory.GetFiles(folder.In("again")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>Measures, and takes the results as this machine's baseline after something was done to them.</summary>
    private SuiteResults Accepted(Func<SuiteResults, SuiteResults> change)
    {
        Run([], "--out", folder.In("out")).EndedWith(ExitCode.Green);
        SuiteResults results = change(ResultsFile.Read(folder.In("out")));
        folder.Write("accepted.json", results);
        Tool.RunIn(folder.Path, [], "baseline", "accept", folder.In("accepted.json")).EndedWith(ExitCode.Green);
        return results;
    }

    /// <summary>The card of a machine whose faults cost a hundredth.</summary>
    private static SuiteResults WithDearFaultsCheap(SuiteResults run) => run with
    {
        Environment = run.Environment with
        {
            Primitives = [.. run.Environment.Primitives.Select(p => p.Name != PrimitiveNames.MinorFault ? p with { Lower = 0, Upper = p.Upper * 100 }
                : p with { Estimate = p.Estimate / 100, Lower = p.Lower / 100, Upper = p.Upper / 100 })],
        },
    };

    private ToolOutcome Run(IReadOnlyList<(string Name, string Value)> variables, params IReadOnlyList<string> options)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Runs measure on Linux only.");
        return Tool.RunIn(folder.Path, variables, ["run", "--claims", Claim, "--data-dir", data, .. options]);
    }
}
