using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Tests.Commands;

/// <summary><c>--from</c>: claims of other assemblies.</summary>
public class FromTests
{
    private const string Id = "own-engine-makes-no-call";

    [Fact]
    public void They_stand_in_the_list_beside_the_tools_own()
    {
        using TempFolder folder = new();
        ToolOutcome outcome = Tool.Run("list", "--from", OwnClaims.In(folder));
        outcome.EndedWith(ExitCode.Green);
        Assert.Matches($@"{Id}\s+Engines\s+mechanism", outcome.Output);
        Assert.Contains("sequential-warm-copy", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_variable_names_them_too()
    {
        using TempFolder folder = new();
        Assert.Contains(Id, Tool.RunIn(folder.Path, [("PERFSUITE_CLAIMS", $"{OwnClaims.In(folder)}:")], "list").Output, StringComparison.Ordinal);
    }

    /// <summary>In the sweeps' processes too, and with the library that lies beside them.</summary>
    [Fact]
    public void They_are_measured_and_judged_like_the_others()
    {
        using TempFolder folder = new();
        OwnClaims.In(folder);
        Tool.RunIn(folder.Path, [], "run", "--from", "Own.Claims.dll", "--claims", "own-*", "--data-dir", folder.Path, "--out", "out").EndedWith(ExitCode.Green);
        CaseRecord measured = Assert.Single(ResultsFile.Read(folder.In("out")).Cases);
        Assert.Equal((Id, "Engines", ClaimVerdict.Supported), (measured.Claim, measured.Area, measured.ClaimVerdict));
    }

    /// <summary>Neither red nor green: what was measured is kept, and what helps is said.</summary>
    [Fact]
    public void What_the_environment_prevents_ends_with_3_and_the_remedy()
    {
        using TempFolder folder = new();
        string assembly = OwnClaims.In(folder, OwnClaims.Throwing("new PerfSuite.Interop.SystemCallException(\"fsync\", PerfSuite.Interop.Errno.EIO, \"/data/x\")"));
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "run", "--from", assembly, "--claims", "own-*", "--data-dir", folder.Path, "--out", "out", "--export", "junit=j.xml");
        outcome.EndedWith(ExitCode.CannotMeasure);
        Assert.Contains($"CANNOT BE MEASURED {Id}. The environment does not let it be measured: fsync /data/x: EIO. Remedy: look at the kernel's log", outcome.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        CaseRecord kept = Assert.Single(ResultsFile.Read(folder.In("out")).Cases);
        Assert.Equal((CaseStatus.Failed, false, "EIO"), (kept.Status, kept.Red, kept.Hindrance?.Error));
        Assert.Contains("<error type=\"EIO\"", File.ReadAllText(folder.In("j.xml")), StringComparison.Ordinal);
        Tool.RunIn(folder.Path, [], "report", "out", "--verify").EndedWith(ExitCode.Green);
    }

    [Fact]
    public void What_the_claims_code_does_wrong_is_red()
    {
        using TempFolder folder = new();
        string assembly = OwnClaims.In(folder, OwnClaims.Throwing("new System.InvalidOperationException(\"no\")"));
        Tool.RunIn(folder.Path, [], "run", "--from", assembly, "--claims", "own-*", "--data-dir", folder.Path, "--out", "out").EndedWith(ExitCode.Red);
    }

    [Fact]
    public void A_baseline_is_recorded_of_them()
    {
        using TempFolder folder = new();
        Tool.RunIn(folder.Path, [], "baseline", "record", "--runs", "1", "--from", OwnClaims.In(folder), "--claims", "own-*", "--data-dir", folder.Path, "--machine", "here", "--baselines", "b")
            .EndedWith(ExitCode.Green);
        Assert.True(File.Exists(folder.In($"b/here/{Id}.json")));
    }

    [Fact]
    public void What_is_not_found_names_the_option() => Tool.Run("run", "--claims", "own-*").IsBadInput("--from ASSEMBLY");

    [Theory]
    [InlineData("missing.dll", "no such file")]
    [InlineData("text.dll", "text.dll")]
    [InlineData("Engine.dll", "no public class with [Claim]")]
    public void A_file_without_claims_is_named(string file, string why)
    {
        using TempFolder folder = new();
        OwnClaims.In(folder);
        folder.Write("text.dll", "no assembly");
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], "list", "--from", file);
        outcome.IsBadInput(why);
        outcome.IsBadInput("built against this version");
    }

    [Fact]
    public void A_library_that_is_not_there_is_named()
    {
        using TempFolder folder = new();
        string assembly = OwnClaims.In(folder, OwnClaims.Named("own") + "\npublic class Derived : EngineBase;");
        File.Delete(folder.In("Engine.dll"));
        Tool.Run("list", "--from", assembly).IsBadInput("Engine");
    }

    [Fact]
    public void An_id_that_the_tool_has_is_refused()
    {
        using TempFolder folder = new();
        Tool.Run("list", "--from", OwnClaims.In(folder, OwnClaims.Named("sequential-warm-copy"))).IsBadInput("names two claims");
    }
}
