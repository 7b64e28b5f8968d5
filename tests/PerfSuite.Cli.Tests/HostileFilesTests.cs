using PerfSuite.Cli.Outputs;
using PerfSuite.Cli.Outputs.Exports;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Tests;

/// <summary>Files and folders that are not what they seem: links, folders in place of files, giants, other writers.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private const long Huge = 600L << 20;

    private readonly TempFolder folder = new();
    private readonly string results;

    public HostileFilesTests() => results = folder.Write("results.json", SampleResults.Healthy);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_too_large_for_its_kind_is_refused_unread()
    {
        Grow(folder.In("huge.json"));
        Tool.RunIn(folder.Path, [], "compare", results, folder.In("huge.json")).IsBadInput("are more than");
    }

    [Fact]
    public void A_folder_in_place_of_a_baseline_file_is_refused_by_name()
    {
        BaselineStore.Accept(folder.In("baselines"), [SampleResults.Healthy]);
        File.Delete(folder.In("baselines/a-machine/a-claim.json"));
        Directory.CreateSymbolicLink(folder.In("baselines/a-machine/a-claim.json"), folder.Path);
        Tool.RunIn(folder.Path, [], "baseline", "show", "--machine", "a-machine").IsBadInput("this is a folder");
    }

    [Fact]
    public void A_baseline_that_lost_its_machine_file_is_refused_and_not_passed_over()
    {
        BaselineStore.Accept(folder.In("baselines"), [SampleResults.Healthy]);
        File.Delete(folder.In("baselines/a-machine/machine.json"));
        Tool.RunIn(folder.Path, [], "baseline", "show", "--machine", "a-machine").IsBadInput("machine.json: no such file");
    }

    [Fact]
    public void A_baseline_folder_that_leads_elsewhere_is_not_written_through()
    {
        string elsewhere = Directory.CreateDirectory(folder.In("elsewhere")).FullName;
        Directory.CreateDirectory(folder.In("baselines"));
        Directory.CreateSymbolicLink(folder.In("baselines/a-machine"), elsewhere);
        Tool.RunIn(folder.Path, [], "baseline", "accept", results).IsBadInput("symbolic link");
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere));
    }

    [Fact]
    public void A_baseline_file_that_is_a_link_is_replaced_and_what_it_leads_to_stays()
    {
        string outside = folder.Write("outside.json", "mine");
        Directory.CreateDirectory(folder.In("baselines/a-machine"));
        File.CreateSymbolicLink(folder.In("baselines/a-machine/a-claim.json"), outside);
        Tool.RunIn(folder.Path, [], "baseline", "accept", results).EndedWith(ExitCode.Green);
        Assert.Equal("mine", File.ReadAllText(outside));
        Assert.Null(new FileInfo(folder.In("baselines/a-machine/a-claim.json")).LinkTarget);
    }

    [Fact]
    public void A_report_folder_that_leads_elsewhere_is_refused_before_anything_is_measured()
    {
        string elsewhere = Directory.CreateDirectory(folder.In("elsewhere")).FullName;
        Directory.CreateDirectory(folder.In("out"));
        Directory.CreateSymbolicLink(folder.In("out/report"), elsewhere);
        Tool.RunIn(folder.Path, [], "run", "--out", folder.In("out"), "--data-dir", folder.Path).IsBadInput("symbolic link");
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere));
    }

    [Fact]
    public void A_second_writer_of_a_baseline_is_told_so_and_nothing_is_lost()
    {
        Tool.RunIn(folder.Path, [], "baseline", "accept", results).EndedWith(ExitCode.Green);
        string file = folder.In("baselines/a-machine/a-claim.json"), accepted = File.ReadAllText(file);
        using (new FileStream(folder.In("baselines/a-machine/.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
            Tool.RunIn(folder.Path, [], "baseline", "accept", folder.Write("other.json", SampleResults.Of(SampleResults.Timed(2)))).IsBadInput("another process is writing");
        Assert.Equal(accepted, File.ReadAllText(file));
    }

    [Fact]
    public void Accepting_leaves_no_lock_behind()
    {
        Tool.RunIn(folder.Path, [], "baseline", "accept", results);
        Assert.Equal(["a-claim.json", "a-mechanism.json", "machine.json"],
            Directory.GetFiles(folder.In("baselines/a-machine")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/stdin")]
    public void A_device_or_pipe_is_refused_unopened(string device)
    {
        Tool.RunIn(folder.Path, [], "compare", results, device).IsBadInput("no regular file");
        BaselineStore.Accept(folder.In("baselines"), [SampleResults.Healthy]);
        File.Delete(folder.In("baselines/a-machine/a-claim.json"));
        File.CreateSymbolicLink(folder.In("baselines/a-machine/a-claim.json"), device);
        Tool.RunIn(folder.Path, [], "baseline", "show", "--machine", "a-machine").IsBadInput("no regular file");
    }

    [Fact]
    public void Nothing_is_written_through_a_link_under_a_name_that_can_be_foreseen()
    {
        string outside = folder.Write("outside", "mine");
        Directory.CreateDirectory(folder.In("out"));
        foreach (string name in new[] { ".writable-", "results.json." })
            for (int process = 1; process < 100; process++)
                File.CreateSymbolicLink(folder.In($"out/{name}{Environment.ProcessId + process}{(name[0] == '.' ? "" : ".new")}"), outside);
        TextFile.Write(folder.In("out/results.json"), "x");
        new OutputFolder(folder.In("out")).Prepare();
        Assert.Equal("mine", File.ReadAllText(outside));
    }

    [Fact]
    public void Nothing_is_removed_in_a_folder_that_a_link_in_the_output_leads_to()
    {
        string elsewhere = Directory.CreateDirectory(folder.In("elsewhere")).FullName;
        string kept = folder.Write("elsewhere/x-report-full.json", "mine");
        Directory.CreateDirectory(folder.In("out/benchmarkdotnet"));
        Directory.CreateSymbolicLink(folder.In("out/benchmarkdotnet/results"), elsewhere);
        new OutputFolder(folder.In("out")).Prepare();
        Assert.True(File.Exists(kept));
    }

    [Fact]
    public void Every_output_is_proved_before_anything_is_measured()
    {
        Directory.CreateDirectory(folder.In("a-folder"));
        Tool.RunIn(folder.Path, [], "run", "--data-dir", folder.Path, "--junit", folder.In("a-folder")).IsBadInput("this is a folder");
        Tool.RunIn(folder.Path, [], "run", "--data-dir", folder.Path, "--history", results).IsBadInput("this history cannot be used");
        Assert.False(File.Exists(folder.In("artifacts/results.json")));
    }

    [Fact]
    public void What_cannot_be_written_after_measuring_is_told_beside_the_results_and_not_in_their_place()
    {
        OutputFolder outputs = new(folder.In("out"));
        RunOutputs run = new(outputs, [Export.Parse($"junit={folder.In("junit.xml")}")]);
        run.Prepare();
        Directory.CreateDirectory(folder.In("junit.xml"));
        Directory.CreateDirectory(outputs.BadgeFile);
        run.WriteResults(SampleResults.Healthy);
        Assert.Equal(SampleResults.Healthy.Cases.Count, ResultsFile.Read(outputs.Path).Cases.Count);
        Assert.Contains("junit.xml", Assert.Throws<UsageException>(run.RequireAll).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"errorPerCase\": ", "1e-300")]
    [InlineData("\"durationSeconds\": ", "1e999")]
    public void Numbers_that_no_run_has_are_refused(string name, string value)
    {
        string text = File.ReadAllText(results);
        int at = text.IndexOf(name, StringComparison.Ordinal) + name.Length;
        Tool.Run("compare", results, folder.Write("crafted.json", text[..at] + value + text[text.IndexOfAny([',', '\n'], at)..])).EndedWith(ExitCode.BadInput);
    }

    [Fact]
    public void A_confidence_that_no_run_asks_for_is_refused()
    {
        CaseRecord timed = SampleResults.Timed();
        Tool.Run("compare", results, folder.Write("sure.json", SampleResults.Of(timed with { Ratio = new(timed.Ratio!.Value.Estimate, timed.Ratio.Value.Lower, timed.Ratio.Value.Upper, 1 - 1e-10) })))
            .IsBadInput("its confidence is");
    }

    /// <summary>A length without content: it costs no disk.</summary>
    private static void Grow(string file)
    {
        using FileStream stream = new(file, FileMode.Create);
        stream.SetLength(Huge);
    }
}
