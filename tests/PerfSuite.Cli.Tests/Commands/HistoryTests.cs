using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;

namespace PerfSuite.Cli.Tests.Commands;

public sealed class HistoryTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Kept_results_are_imported_once_and_shown_with_their_change_of_level()
    {
        string[] kept = Kept(i => i < 10 ? 1.5 : 1.2);
        Tool.RunIn(folder.Path, [], ["history", "import", "history", .. kept]).EndedWith(ExitCode.Green);
        Assert.Contains("0 runs added", Tool.RunIn(folder.Path, [], ["history", "import", "history", .. kept]).Output, StringComparison.Ordinal);
        ToolOutcome shown = Tool.RunIn(folder.Path, [], "history", "history", "--machine", "a-machine");
        shown.EndedWith(ExitCode.Green);
        Assert.Matches(@"a-claim \[blockKiB=4\] +20 +1\.50\d* +1\.20\d* +2026-01-11 00:00 -20\.\d% at 0{12}", string.Join(' ', shown.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("a-machine, 20 runs from 2026-01-01 to 2026-01-20", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_that_is_worse_of_late_ends_with_1_if_asked()
    {
        Tool.RunIn(folder.Path, [], ["history", "import", "history", .. Kept(i => i < 10 ? 1.5 : 1.2)]).EndedWith(ExitCode.Green);
        ToolOutcome worse = Tool.RunIn(folder.Path, [], "history", "history", "--machine", "a-machine", "--fail-if-worse", "10");
        worse.EndedWith(ExitCode.Red);
        Assert.Contains("Worse within the last 10 runs: a-claim [blockKiB=4] 2026-01-11", worse.Output, StringComparison.Ordinal);
        Tool.RunIn(folder.Path, [], "history", "history", "--machine", "a-machine", "--fail-if-worse", "9").EndedWith(ExitCode.Green);
        Tool.RunIn(folder.Path, [], "history", "history", "--fail-if-worse", "0").IsBadInput("at least 1 run");
    }

    [Fact]
    public void A_machine_that_changed_is_told_once_and_is_not_held_against_the_code()
    {
        Tool.RunIn(folder.Path, [], ["history", "import", "history", .. Kept(i => i < 10 ? 1.5 : 1.2, i => i < 10 ? 600 : 9600)]).EndedWith(ExitCode.Green);
        ToolOutcome shown = Tool.RunIn(folder.Path, [], "history", "history", "--machine", "a-machine", "--fail-if-worse", "10");
        shown.EndedWith(ExitCode.Green);
        Assert.Contains("2026-01-11 00:00 the machine changed, and 1 case with it: minorFault 16.0 × dearer (600 → 9600 ns)", shown.Output, StringComparison.Ordinal);
        Assert.Matches(@"a-claim \[blockKiB=4\].* none", shown.Output);
    }

    [Fact]
    public void A_table_has_a_row_a_run_and_a_column_a_case()
    {
        Tool.RunIn(folder.Path, [], ["history", "import", "history", .. Kept(_ => 1.5)[..2]]).EndedWith(ExitCode.Green);
        Tool.RunIn(folder.Path, [], "history", "history", "--machine", "a-machine", "--csv", "series.csv").EndedWith(ExitCode.Green);
        string[] rows = File.ReadAllLines(folder.In("series.csv"));
        Assert.Equal("time,run,profile,revision,a-claim [blockKiB=4]", rows[0]);
        Assert.Matches(@"^2026-01-01 00:00:00 \+0000,run-0,quick,0{40},1\.5\d*$", rows[1]);
        Assert.Equal(3, rows.Length);
    }

    [Fact]
    public void What_is_not_there_is_said_with_what_is()
    {
        Tool.RunIn(folder.Path, [], ["history", "import", "history", .. Kept(_ => 1.5)[..1]]).EndedWith(ExitCode.Green);
        Assert.Contains("It has one of: a-machine.", Tool.RunIn(folder.Path, [], "history", "history", "--machine", "another").Output, StringComparison.Ordinal);
        Tool.RunIn(folder.Path, [], "history").IsBadInput("PERFSUITE_HISTORY");
        Tool.RunIn(folder.Path, [], "history", folder.Write("notes.db", new string('x', 5000))).IsBadInput("notes.db");
        Tool.RunIn(folder.Path, [], "run", "--history", folder.In("notes.db"), "--out", "out").IsBadInput("notes.db"); // Before anything is measured.
    }

    [Fact]
    public void A_history_alone_gives_the_page_of_its_machines()
    {
        Tool.RunIn(folder.Path, [], ["history", "import", "history", .. Kept(i => i < 10 ? 1.5 : 1.2)]).EndedWith(ExitCode.Green);
        Tool.RunIn(folder.Path, [], "report", "--history", "history", "-o", "page").EndedWith(ExitCode.Green);
        string page = File.ReadAllText(folder.In("page/fleet.html"));
        Assert.Contains("a-machine", page, StringComparison.Ordinal);
        Assert.Contains("1 change of level for the worse", page, StringComparison.Ordinal);
        Tool.RunIn(folder.Path, [], "report", "--history", "empty").IsBadInput("has no runs");
        Tool.RunIn(folder.Path, [], "report").IsBadInput("--history SOURCE");
        Tool.RunIn(folder.Path, [], "report", "--history", "history", "--verify").IsBadInput("No results are named");
    }

    [Fact]
    public void The_variable_names_the_history_where_nothing_else_does() =>
        Assert.Contains("of-all.db has no history of a-machine", Tool.RunIn(folder.Path, [("PERFSUITE_HISTORY", "of-all.db")], "history", "--machine", "a-machine").Output, StringComparison.Ordinal);

    private string[] Kept(Func<int, double> ratio, Func<int, double>? fault = null) =>
    [
        .. Enumerable.Range(0, 20).Select(i =>
        {
            SuiteResults run = SampleResults.Of(SampleResults.Timed(ratio(i) * (1 + (i * 7 % 5 * 0.001))));
            double ns = fault?.Invoke(i) ?? 600;
            return folder.Write($"run-{i}.json", run with
            {
                Run = run.Run with { Id = $"run-{i}", StartedUtc = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(i), Source = new SourceRevision($"{i:d40}", "main", Dirty: false) },
                Environment = run.Environment with { Primitives = [new Primitive(PrimitiveNames.MinorFault, Primitive.Nanoseconds, ns, ns * 0.98, ns * 1.02, "")] },
            });
        }),
    ];
}
