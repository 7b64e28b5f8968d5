using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Tests;

/// <summary>
/// What must turn red turns red, and what cannot be read ends with 2, through the real executable and on fixed samples.
/// `ci/gate-self-test.sh` shows the same by real measurements on scratch branches.
/// </summary>
public sealed class GateProvesItselfTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string before;

    public GateProvesItselfTests() => before = folder.Write("base.json", SampleResults.Healthy);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_planted_slowdown_is_red_by_claim_size_and_interval()
    {
        ToolOutcome outcome = Tool.Run("compare", SampleResults.Runs(folder, "base"), SampleResults.Runs(folder, "head", slower: 1.05));
        outcome.EndedWith(ExitCode.Red);
        Assert.Contains("RED a-claim [blockKiB=4]", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"Regressed by 4\.8% \(4\.[0-9]% … 5\.[0-9]%\)", outcome.Output);
    }

    [Fact]
    public void A_removed_case_is_red_by_name()
    {
        ToolOutcome outcome = Compare(SampleResults.Of(SampleResults.Counted(0)));
        outcome.EndedWith(ExitCode.Red);
        Assert.Contains("RED a-claim [blockKiB=4]", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Vanished", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_counter_is_red_with_what_was_counted()
    {
        ToolOutcome outcome = Compare(SampleResults.Of(SampleResults.Timed(), SampleResults.Counted(3)));
        outcome.EndedWith(ExitCode.Red);
        Assert.Contains("RED a-mechanism", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a-claim.json", "\"claim\": \"a-claim\"", "\"claim\": \"another\"", "has its name")]
    [InlineData("a-claim.json", "\"schemaVersion\": \"1.1\"", "\"schemaVersion\": \"9.0\"", "version 9.0")]
    [InlineData("a-claim.json", "\"estimate\": ", "\"estimate\": \"fast\", \"was\": ", "line ")]
    [InlineData("a-claim.json", "\"lower\": ", "\"lower\": -", "above 0")]
    [InlineData("machine.json", "\"schemaVersion\": \"2.0\"", "\"schemaVersion\": null", "machine.json")]
    [InlineData("machine.json", "\"machine\": \"a-machine\"", "\"machine\": \"../out\"", "$.environment.machine")]
    public void A_corrupt_baseline_ends_with_2_and_names_the_file(string name, string was, string becomes, string about)
    {
        BaselineStore.Accept(folder.In("baselines"), [SampleResults.Healthy]);
        string file = folder.In($"baselines/a-machine/{name}"), valid = File.ReadAllText(file);
        Assert.Contains(was, valid, StringComparison.Ordinal);
        File.WriteAllText(file, valid.Replace(was, becomes, StringComparison.Ordinal));
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "run", "--machine", "a-machine", "--claims", "slack-is-the-rest-of-the-page", "--data-dir", folder.Path);
        outcome.IsBadInput(file);
        outcome.IsBadInput(about);
    }

    [Fact]
    public void A_base_that_is_nowhere_ends_with_2_and_the_remedy()
    {
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "gate", "--base", "no-such-branch");
        outcome.IsBadInput("git");
    }

    private ToolOutcome Compare(SuiteResults after) => Tool.Run("compare", before, folder.Write("head.json", after));
}
