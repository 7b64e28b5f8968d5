using System.Text.Json.Nodes;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Storage;

public sealed class ResultsFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-tests-").FullName;

    private string File => Path.Combine(folder, "results.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_written_is_what_is_read()
    {
        SuiteResults results = TestCases.Results(TestCases.Timed(1.5), TestCases.Counted(0));
        ResultsFile.Write(File, results);
        SuiteResults read = ResultsFile.Read(File);
        ResultsFile.Write(File + "2", read);
        Assert.Equal(System.IO.File.ReadAllText(File), System.IO.File.ReadAllText(File + "2"));
        Assert.Equal(results.Cases[0].Arms[0].Samples, read.Cases[0].Arms[0].Samples);
    }

    [Fact]
    public void A_folder_is_read_by_its_results_file()
    {
        ResultsFile.Write(File, TestCases.Results(TestCases.Timed(1.5)));
        Assert.Single(ResultsFile.Read(folder).Cases);
    }

    [Fact]
    public void Writing_leaves_no_other_file_behind()
    {
        ResultsFile.Write(File, TestCases.Results());
        Assert.Equal([File], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_missing_file_is_named() => Complains("no such file");

    [Fact]
    public void A_truncated_file_is_refused_with_its_position()
    {
        ResultsFile.Write(File, TestCases.Results(TestCases.Timed(1.5)));
        string whole = System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(File, whole[..(whole.Length / 2)]);
        Assert.Contains("line ", Complains("").Position, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"schemaVersion":"3.0"}""", "version 3.0 is unknown")]
    [InlineData("""{"schemaVersion":1}""", "but here it is 1")]
    [InlineData("""{}""", "missing")]
    [InlineData("""[]""", "missing")]
    [InlineData("""{"schemaVersion":"1.0"}""", "run")]
    public void A_file_of_another_kind_is_refused(string text, string complaint)
    {
        System.IO.File.WriteAllText(File, text);
        Complains(complaint);
    }

    [Theory]
    [InlineData("claim", "../escape", "no claim id")]
    [InlineData("claim", "", "no claim id")]
    [InlineData("claimVerdict", "Maybe", "claimVerdict")]
    [InlineData("red", "yes", "red")]
    public void A_field_of_the_wrong_kind_is_refused(string field, string value, string complaint)
    {
        Edit(c => c[field] = value);
        Complains(complaint);
    }

    [Fact]
    public void A_sample_that_no_clock_can_give_is_refused()
    {
        Edit(c => c["arms"]![0]!["samples"]![3] = -5);
        Assert.Contains("sample 3 is -5", Complains("").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arms_that_are_not_paired_are_refused()
    {
        Edit(c => c["arms"]![0]!["samples"]!.AsArray().RemoveAt(0));
        Complains("paired");
    }

    [Fact]
    public void A_case_that_stands_twice_is_refused()
    {
        ResultsFile.Write(File, TestCases.Results(TestCases.Timed(1.5), TestCases.Timed(1.6)));
        Complains("twice");
    }

    [Fact]
    public void An_interval_whose_limits_are_exchanged_is_refused()
    {
        Edit(c => (c["ratio"]!["lower"], c["ratio"]!["upper"]) = (9, 1));
        Complains("limit");
    }

    [Fact]
    public void Fields_of_a_later_minor_version_are_passed_over()
    {
        Edit(c => c["somethingNew"] = "x");
        Assert.Single(ResultsFile.Read(File).Cases);
    }

    [Fact]
    public void A_claim_of_an_older_minor_version_has_no_setting()
    {
        ClaimRecord claim = new("a-claim", "A claim", "It is so.", "Timing", "Area", "test", "Supported", "It is.", Setting: new("a", "b", "c", "d", "e", "f", "g", "h"));
        ResultsFile.Write(File, TestCases.Results(TestCases.Timed(1.5)) with { Claims = [claim] });
        Assert.Equal(claim.Setting, ResultsFile.Read(File).Claims[0].Setting);
        JsonNode older = JsonNode.Parse(System.IO.File.ReadAllText(File))!;
        older["schemaVersion"] = "1.1";
        older["claims"]![0]!.AsObject().Remove("setting");
        System.IO.File.WriteAllText(File, older.ToJsonString());
        Assert.Null(ResultsFile.Read(File).Claims[0].Setting);
    }

    [Fact]
    public void An_older_minor_version_names_no_policy()
    {
        SuiteResults run = TestCases.Results(TestCases.Timed(1.5));
        ResultsFile.Write(File, run with { Run = run.Run with { Policy = JudgingPolicy.Default } });
        Assert.Equal(JudgingPolicy.Default, ResultsFile.Read(File).Run.Policy);
        JsonNode older = JsonNode.Parse(System.IO.File.ReadAllText(File))!;
        older["schemaVersion"] = "1.2";
        older["run"]!.AsObject().Remove("policy");
        older["run"]!["errors"] = new JsonObject { ["perCase"] = 0.001, ["familyWise"] = 0.02, ["method"] = "somehow" };
        System.IO.File.WriteAllText(File, older.ToJsonString());
        Assert.Null(ResultsFile.Read(File).Run.Policy);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("new")]
    public void A_rule_that_this_tool_does_not_know_is_refused(string version)
    {
        SuiteResults run = TestCases.Results(TestCases.Timed(1.5));
        ResultsFile.Write(File, run with { Run = run.Run with { Policy = JudgingPolicy.Default with { Version = version } } });
        Complains($"it is '{version}'");
    }

    private void Edit(Action<JsonNode> edit)
    {
        ResultsFile.Write(File, TestCases.Results(TestCases.Timed(1.5)));
        JsonNode root = JsonNode.Parse(System.IO.File.ReadAllText(File))!;
        edit(root["cases"]![0]!);
        System.IO.File.WriteAllText(File, root.ToJsonString());
    }

    private UnreadableInputException Complains(string about)
    {
        UnreadableInputException e = Assert.Throws<UnreadableInputException>(() => ResultsFile.Read(File));
        Assert.Equal(File, e.File);
        Assert.Contains(about, e.Message, StringComparison.OrdinalIgnoreCase);
        return e;
    }
}
