using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.History.Tests;

/// <summary>What every kind of database has to do.</summary>
public abstract class RunHistoryTests
{
    private const int Writers = 8, RunsOfAWriter = 20;

    /// <summary>Where a fresh history may be made; skips where none can be.</summary>
    protected abstract string NewSource();

    [SkippableFact]
    public void A_run_is_there_once_with_everything_that_it_found()
    {
        string where = NewSource();
        SuiteResults results = TestCases.Results(TestCases.Timed(1.5), TestCases.Counted(0));
        results = results with { Run = results.Run with { Source = new SourceRevision("abc", null, Dirty: true) } };
        using (RunHistory first = RunHistory.Open(where))
            Assert.Equal(1, first.Add(HistoryRun.Of(results)));
        using RunHistory history = RunHistory.Open(where);
        Assert.Equal(0, history.Add(HistoryRun.Of(results)));
        HistoryLine line = Assert.Single(history.Lines("a-machine"));
        Assert.Equal(Assert.Single(HistoryLine.Of(results)), line);
        Assert.Equal([("a-machine", 1L)], history.Machines());
    }

    [SkippableFact]
    public void Lines_are_those_of_a_machine_and_of_a_case_in_order_of_time()
    {
        using RunHistory history = RunHistory.Open(NewSource());
        Assert.Equal(3, history.Add(Given.Run(3, 1.3, cases: 2), Given.Run(1, 1.1, cases: 2), Given.Run(2, 1.2, machine: "another")));
        Assert.Equal([1.1, 1.1, 1.3, 1.3], history.Lines("a-machine").Select(l => l.Ratio.Estimate));
        Assert.Equal([("run-1", 1.1), ("run-3", 1.3)], history.Lines("a-machine", "a-claim [case=2]").Select(l => (l.Run, l.Ratio.Estimate)));
        Assert.Empty(history.Lines("nobody"));
        Assert.Equal(600, Assert.Single(history.CardOf("another", "run-2")).Estimate);
        Assert.Empty(history.CardOf("another", "run-1"));
    }

    [SkippableFact]
    public void A_fleet_is_every_machine_with_its_latest_runs_and_its_latest_card()
    {
        using RunHistory history = RunHistory.Open(NewSource());
        history.Add([.. Enumerable.Range(1, 5).Select(day => Given.Run(day, 1 + (day / 10.0), cases: 2, fault: 100 * day)), Given.Run(2, 1.2, machine: "another"), Given.Run(3, 1.2, cases: 0, machine: "counts only")]);
        IReadOnlyList<MachineHistory> fleet = history.Fleet(runs: 3);
        Assert.Equal(["a-machine", "another"], fleet.Select(m => m.Machine));
        Assert.Equal(["a-claim [case=1]", "a-claim [case=2]"], fleet[0].Cases.Select(c => c.Case));
        Assert.Equal([1.3, 1.4, 1.5], fleet[0].Cases[1].Runs.Select(l => l.Ratio.Estimate));
        Assert.Equal(["run-3", "run-4", "run-5"], fleet[0].Runs);
        Assert.Equal(500, Assert.Single(fleet[0].Card).Estimate);
    }

    [SkippableFact]
    public void What_ends_in_the_middle_leaves_nothing()
    {
        using RunHistory history = RunHistory.Open(NewSource());
        IEnumerable<HistoryRun> Breaking()
        {
            yield return Given.Run(1, 1.1);
            throw new InvalidDataException("torn");
        }

        Assert.Throws<InvalidDataException>(() => history.Add(Breaking()));
        Assert.Empty(history.Machines());
        Assert.Equal(2, history.Add(Given.Run(1, 1.1), Given.Run(2, 1.1))); // Its cases have numbers that are there.
        Assert.Equal(2, history.Lines("a-machine").Count);
    }

    [SkippableFact]
    public async Task Of_several_writers_no_run_is_lost_and_none_is_there_twice()
    {
        string where = NewSource();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            using RunHistory history = RunHistory.Open(where);
            for (int run = 0; run < RunsOfAWriter; run++)
            {
                history.Add(Given.Run(run, 1.5, cases: 5, id: $"{writer}-{run}"));
                history.Add(Given.Run(run, 1.5, cases: 5, id: $"of all {run}")); // Everybody has it.
            }
        })));
        using RunHistory all = RunHistory.Open(where);
        Assert.Equal([("a-machine", (Writers + 1L) * RunsOfAWriter)], all.Machines());
        Assert.Equal((Writers + 1) * RunsOfAWriter * 5, all.Lines("a-machine").Count);
    }

    /// <summary>Each brings all runs at once, in an order of its own: two that waited for each other would both be lost.</summary>
    [SkippableFact]
    public async Task Writers_that_bring_the_same_runs_in_another_order_do_not_wait_for_each_other()
    {
        string where = NewSource();
        RunHistory[] open = [.. Enumerable.Range(0, Writers).Select(_ => RunHistory.Open(where))];
        using Barrier together = new(Writers);
        int[] added = await Task.WhenAll(open.Select((history, writer) => Task.Factory.StartNew(() =>
        {
            HistoryRun[] runs = [.. Enumerable.Range(0, 10 * RunsOfAWriter).Select(run => Given.Run(run, 1.5, cases: 5))];
            new Random(writer).Shuffle(runs);
            together.SignalAndWait();
            return history.Add(runs);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.Equal(10 * RunsOfAWriter, added.Sum());
        Assert.Equal(50 * RunsOfAWriter, open[0].Lines("a-machine").Count);
        Array.ForEach(open, history => history.Dispose());
    }
}

/// <summary>In one file.</summary>
public sealed class SqliteHistoryTests : RunHistoryTests, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-tests-").FullName;
    private int files;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_folder_has_its_history_in_a_file_of_its_own()
    {
        using (RunHistory.Open(Path.Combine(folder, "history")))
            Assert.True(File.Exists(Path.Combine(folder, "history", "history.db")));
    }

    [Fact]
    public void What_is_no_history_is_refused_and_stays_as_it_is()
    {
        string file = Path.Combine(folder, "notes.db");
        File.WriteAllText(file, new string('x', 5000));
        Assert.Contains(file, Assert.Throws<HistoryException>(() => RunHistory.Open(file)).Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), File.ReadAllText(file));
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        string elsewhere = Path.Combine(folder, "elsewhere.db"), link = Path.Combine(folder, "link.db");
        File.CreateSymbolicLink(link, elsewhere);
        Assert.Contains("symbolic link", Assert.ThrowsAny<Exception>(() => RunHistory.Open(link)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(elsewhere));
    }

    [Theory]
    [InlineData("postgresql://somewhere/runs", "Host=")]
    [InlineData("Database=runs", "no Host")]
    [InlineData("Host=somewhere;Colour=blue", "none of PostgreSQL's")]
    public void A_source_that_cannot_be_is_refused_with_what_is_expected(string where, string said) =>
        Assert.Contains(said, Assert.Throws<HistoryException>(() => RunHistory.Open(where)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_password_is_in_no_message() =>
        Assert.DoesNotContain("secret", Assert.Throws<HistoryException>(() => RunHistory.Open("Host=127.0.0.1;Port=1;Database=runs;Username=me;Password=secret;Timeout=2")).ToString(), StringComparison.Ordinal);

    protected override string NewSource() => Path.Combine(folder, $"{++files}.db");
}

/// <summary>On a server.</summary>
public sealed class PostgreSqlHistoryTests(PostgreSqlServer server) : RunHistoryTests, IClassFixture<PostgreSqlServer>
{
    protected override string NewSource()
    {
        Skip.If(server.Reason is not null, server.Reason);
        return server.NewDatabase();
    }
}
