using System.Diagnostics;
using PerfSuite.Cli.Printing;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Gating;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Cli.Tests;

/// <summary>A meant regression is let through by the commits between base and head, and by these alone.</summary>
public sealed class AcceptTrailerTests : IDisposable
{
    private static readonly CaseRecord Red = SampleResults.Red("Regressed.");

    private readonly TempFolder folder = new();

    public AcceptTrailerTests() => Git("init", "--quiet");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Only_trailers_of_the_range_count_oldest_first()
    {
        Commit("Before\n\nPerfsuite-Accept: a-claim of the past");
        Commit("One\n\nPerfsuite-Accept: a-claim it is safer\nPerfsuite-Accept: a-mechanism so\n  be it");
        Commit("Two\n\nPerfsuite-Accept: a-claim in the text is no trailer\n\nBut a text.");
        using SourceTree from = SourceTree.Of("HEAD~2", folder.Path), revision = SourceTree.Of("HEAD", folder.Path), work = SourceTree.Of(folder.Path, folder.Path);
        Assert.Equal(["a-claim it is safer", "a-mechanism so be it"], AcceptTrailer.Between(from, revision).Select(t => t.Text));
        Assert.Equal(AcceptTrailer.Between(from, revision), AcceptTrailer.Between(from, work));
        Assert.Empty(AcceptTrailer.Between(work, revision));
        Assert.Empty(AcceptTrailer.Between(revision, work));
    }

    [Theory]
    [InlineData("a-claim it is safer", null, "it is safer")]
    [InlineData("a-claim [blockKiB=4] it is safer", "blockKiB=4", "it is safer")]
    [InlineData("a-claim blockKiB=4 it is safer", "blockKiB=4", "it is safer")]
    public void A_trailer_names_a_claim_or_one_case(string text, string? @case, string why) =>
        Assert.Equal(new Accepted("a-claim", @case, new LetThrough("0123", why)), new AcceptTrailer("0123", text).Of([Red]));

    [Theory]
    [InlineData("no-claim why", "there is no claim 'no-claim'")]
    [InlineData("a-claim", "no reason")]
    [InlineData("a-claim [blockKiB=4]", "no reason")]
    [InlineData("a-claim [blockKiB=8] why", "it has [blockKiB=4]")]
    public void What_it_cannot_mean_is_an_error_that_names_the_commit(string text, string about)
    {
        string message = Assert.Throws<GateException>(() => new AcceptTrailer("0123", text).Of([Red])).Message;
        Assert.Contains(about, message, StringComparison.Ordinal);
        Assert.Contains("commit 0123", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_let_through_is_not_red_and_says_why_wherever_it_is_shown()
    {
        SuiteResults results = Accepted.Apply(SampleResults.Of(Red, SampleResults.Counted(0)), [new AcceptTrailer("0123", "a-claim durability *comes* first").Of([Red])]);
        Assert.False(results.IsRed);
        StringWriter output = new();
        RunConclusion.PrintCompared(Screen.Plain(output, output), results);
        Assert.Contains("LET THROUGH a-claim [blockKiB=4]. Let through by the commit 0123: durability *comes* first. What it lets through: Regressed.", output.ToString(), StringComparison.Ordinal);
        Report.ReportWriter.WriteSummary(results, folder.In("summary.md"));
        Assert.Contains("durability \\*comes\\* first", File.ReadAllText(folder.In("summary.md")), StringComparison.Ordinal);
        Assert.Contains("durability *comes* first", File.ReadAllText(Report.ReportWriter.WriteHtml(results, folder.In("report"))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_fails_what_is_not_named_and_what_is_not_red_stay_as_they_are()
    {
        Accepted word = new AcceptTrailer("0123", "a-claim [blockKiB=4] meant").Of([Red]);
        CaseRecord[] cases = [Red with { Status = CaseStatus.Failed }, Red with { Case = "blockKiB=8" }, SampleResults.Timed()];
        Assert.Equal(cases, Accepted.Apply(SampleResults.Of(cases), [word]).Cases);
    }

    [Fact]
    public void A_case_that_is_let_through_follows_from_its_samples()
    {
        CaseRecord red = SampleResults.Counted(3) with { Baseline = new BaselineComparison(null, ClaimVerdict.Supported, 3, null) };
        SuiteResults judged = SampleResults.Of(red);
        judged = judged with { Cases = Recomputation.Of(judged) };
        Assert.True(judged.IsRed);
        Assert.Empty(Recomputation.Disagreements(Accepted.Apply(judged, [new Accepted(red.Claim, null, new LetThrough("0123", "meant"))])));
    }

    [Fact]
    public void The_word_is_used_up_by_its_range()
    {
        CaseRecord meant = SampleResults.Timed() with { LetThrough = new LetThrough("0123", "meant") };
        Assert.All(RunComparison.Judge(new RunSide("base", SampleResults.Of(meant)), new RunSide("head", SampleResults.Of(meant))).Cases, c => Assert.Null(c.LetThrough));
    }

    private void Commit(string message) => Git("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty", "-m", message);

    private void Git(params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path, UseShellExecute = false })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
