using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Storage;

public sealed class RunHistoryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_run_is_appended_once_as_one_line_a_timed_case()
    {
        SuiteResults run = Run(1, 1.5);
        Assert.Equal(1, RunHistory.Append(folder, run));
        Assert.Equal(0, RunHistory.Append(folder, run));
        Assert.Equal(1, RunHistory.Append(folder, Run(2, 1.4)));
        IReadOnlyList<HistoryLine> lines = RunHistory.Read(folder, "a-machine");
        Assert.Equal([1.5, 1.4], lines.Select(l => Math.Round(l.Ratio.Estimate, 2)));
        Assert.Equal(2, File.ReadAllLines(RunHistory.FileOf(folder, "a-machine")).Length);
    }

    [Fact]
    public void A_machine_without_a_history_has_an_empty_one() => Assert.Empty(RunHistory.Read(folder, "another"));

    [Fact]
    public void A_damaged_line_is_refused_by_its_number_and_nothing_is_appended()
    {
        RunHistory.Append(folder, Run(1, 1.5));
        string file = RunHistory.FileOf(folder, "a-machine");
        File.AppendAllText(file, "{\"startedUtc\":\n");
        string before = File.ReadAllText(file);
        UnreadableInputException e = Assert.Throws<UnreadableInputException>(() => RunHistory.Append(folder, Run(2, 1.5)));
        Assert.StartsWith("line 2", e.Position, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(file));
    }

    [Fact]
    public void An_unfinished_line_is_refused() =>
        Assert.Contains("not finished", Assert.Throws<UnreadableInputException>(() =>
        {
            RunHistory.Append(folder, Run(1, 1.5));
            File.AppendAllText(RunHistory.FileOf(folder, "a-machine"), "{\"star");
            RunHistory.Read(folder, "a-machine");
        }).Message, StringComparison.Ordinal);

    [Fact]
    public void A_writer_that_is_at_work_is_respected()
    {
        RunHistory.Append(folder, Run(1, 1.5));
        using FileStream other = new(RunHistory.FileOf(folder, "a-machine"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Throws<UnreadableInputException>(() => RunHistory.Append(folder, Run(2, 1.5)));
    }

    [Fact]
    public void A_change_of_level_is_dated_sized_and_set_beside_what_changed_with_it()
    {
        HistoryLine[] series = [.. Enumerable.Range(0, 24).Select(i => Line(i, (i < 14 ? 1.6 : 1.2) * (1 + (i % 3 * 0.004)), i < 14 ? "6.18.1" : "6.19.0"))];
        ChangePoint point = Assert.Single(ChangePoint.In(series));
        Assert.Equal("run-14", point.Run);
        Assert.Equal(0.75, point.Change, 2);
        Assert.Equal(["kernel 6.18.1 → 6.19.0"], point.Coinciding);
    }

    [Fact]
    public void A_steady_series_has_no_change_point() =>
        Assert.Empty(ChangePoint.In([.. Enumerable.Range(0, 30).Select(i => Line(i, 1.6 * (1 + (i * 7 % 5 * 0.003)), "6.18.1"))]));

    private static SuiteResults Run(int day, double ratio)
    {
        SuiteResults results = TestCases.Results(TestCases.Timed(ratio), TestCases.Counted(0));
        return results with { Run = results.Run with { Id = $"run-{day}", StartedUtc = results.Run.StartedUtc.AddDays(day) } };
    }

    private static HistoryLine Line(int day, double ratio, string kernel) => HistoryLine.Of(Run(day, ratio)).Single() with { Kernel = kernel };
}
