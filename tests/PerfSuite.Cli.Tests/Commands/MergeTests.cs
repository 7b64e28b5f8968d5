using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Cli.Tests.Commands;

/// <summary>Parts of a run, joined by the tool.</summary>
public sealed class MergeTests : IDisposable
{
    private const string Plan = "0123456789abcdef";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Parts_of_one_machine_become_one_run_that_agrees_with_itself()
    {
        ToolOutcome outcome = Merge(Part(1, SampleResults.Timed()), Part(2, SampleResults.Counted(0)));
        outcome.EndedWith(ExitCode.Green);
        SuiteResults joined = ResultsFile.Read(folder.In("out"));
        Assert.Equal(["a-claim [blockKiB=4]", "a-mechanism"], joined.Cases.Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(joined.Cases, c => Assert.Equal(ClaimVerdict.Supported, c.ClaimVerdict));
        Assert.Null(joined.Run.Shard);
        Assert.True(File.Exists(folder.In("out/report/index.html")));
        Tool.RunIn(folder.Path, [], "report", "--verify", folder.In("out")).EndedWith(ExitCode.Green);
    }

    [Fact]
    public void The_order_of_the_parts_is_of_no_consequence()
    {
        string[] parts = [Part(1, SampleResults.Timed()), Part(2, SampleResults.Counted(0))];
        Merge(parts).EndedWith(ExitCode.Green);
        string one = File.ReadAllText(folder.In("out/results.json"));
        Merge([.. parts.Reverse()]).EndedWith(ExitCode.Green);
        Assert.Equal(one, File.ReadAllText(folder.In("out/results.json")));
    }

    [Fact]
    public void A_verdict_that_a_part_states_is_not_believed()
    {
        Merge(Part(1, SampleResults.Timed(0.9) with { ClaimVerdict = ClaimVerdict.Supported }), Part(2, SampleResults.Counted(3) with { ClaimVerdict = ClaimVerdict.Supported }));
        Assert.DoesNotContain(ResultsFile.Read(folder.In("out")).Cases, c => c.ClaimVerdict == ClaimVerdict.Supported);
    }

    [Fact]
    public void What_no_fresh_sweep_was_asked_about_does_not_become_red()
    {
        CaseRecord suspect = SampleResults.Counted(3) with { Baseline = new BaselineComparison(null, ClaimVerdict.Supported, 3, null) };
        Merge(Part(1, suspect), Part(2, SampleResults.Timed())).EndedWith(ExitCode.Green);
        Assert.Equal(CaseStanding.NotAsked, ResultsFile.Read(folder.In("out")).Cases.Single(c => c.Claim == suspect.Claim).Standing);
    }

    [Fact]
    public void Machines_stand_side_by_side_and_never_in_one_case()
    {
        Merge(Part(1, SampleResults.Timed()), Part(2, SampleResults.Counted(0)), Part(1, SampleResults.Timed(1.2), "another")).EndedWith(ExitCode.Green);
        Assert.Equal(["a-machine", "another"], Directory.GetDirectories(folder.In("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        SuiteResults whole = ResultsFile.Read(folder.In("out/a-machine")), some = ResultsFile.Read(folder.In("out/another"));
        Assert.Equal((2, null), (whole.Cases.Count, whole.Run.Shard));
        Assert.Equal("part 1 of 2", $"{some.Run.Shard}");
        Assert.Single(some.Cases);
    }

    [Fact]
    public void Missing_double_and_foreign_parts_are_named()
    {
        string first = Part(1, SampleResults.Timed()), second = Part(2, SampleResults.Counted(0));
        Merge(first).IsBadInput("Missing: part 2 of 2");
        Merge(first, first, second).IsBadInput("Part 1 is there twice");
        foreach ((string about, Func<RunRecord, RunRecord> change) in new (string, Func<RunRecord, RunRecord>)[]
        {
            ("seed is 2, there 1", r => r with { Seed = 2 }),
            ("profile is full", r => r with { Profile = "full" }),
            ("version is 9", r => r with { Version = "9" }),
            ("plan is other", r => r with { Shard = r.Shard! with { Plan = "other" } }),
            ("number of parts is 3", r => r with { Shard = r.Shard! with { Of = 3 } }),
            ("is no part of a run", r => r with { Shard = null }),
        })
        {
            SuiteResults foreign = ResultsFile.Read(second);
            Merge(first, folder.Write("foreign.json", foreign with { Run = change(foreign.Run) })).IsBadInput(about);
        }

        Assert.False(Directory.Exists(folder.In("out")));
    }

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1")]
    [InlineData("-1/2")]
    [InlineData("1/2/3")]
    public void What_is_no_part_is_refused(string shard) => Tool.Run("run", "--shard", shard).IsBadInput("--shard takes I/N");

    [Fact]
    public void More_parts_than_there_are_cases_are_refused() => Tool.Run("run", "--claims", "crossing-cost", "--shard", "1/1000").IsBadInput("parts, as cases of a claim stay together.");

    [SkippableFact]
    public void Parts_that_were_measured_are_joined()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Runs measure on Linux only.");
        string data = Directory.CreateDirectory(folder.In("data")).FullName;
        string[] claims = ["slack-is-the-rest-of-the-page", "mapping-reads-nothing"];
        for (int part = 1; part <= 2; part++)
            Tool.RunIn(folder.Path, [], "run", "--claims", claims[0], claims[1], "--shard", $"{part}/2", "--data-dir", data, "--out", folder.In($"part{part}")).EndedWith(ExitCode.Green);
        Skip.If(CardComparison.Changes(ResultsFile.Read(folder.In("part1")).Environment.Primitives, ResultsFile.Read(folder.In("part2")).Environment.Primitives).Count > 0,
            "Neighbours made the machine another one between the two parts, which are then none of one machine.");
        Merge(folder.In("part1"), folder.In("part2")).EndedWith(ExitCode.Green);
        SuiteResults joined = ResultsFile.Read(folder.In("out"));
        Assert.Equal(claims.Order(StringComparer.Ordinal), joined.Claims.Select(c => c.Claim).Order(StringComparer.Ordinal));
        Assert.Equal(joined.Run.DurationSeconds, joined.Run.Breakdown.Values.Sum(), 1e-3);
        Tool.RunIn(folder.Path, [], "report", "--verify", folder.In("out")).EndedWith(ExitCode.Green);
    }

    private ToolOutcome Merge(params IReadOnlyList<string> parts) => Tool.RunIn(folder.Path, [], ["merge", .. parts, "-o", folder.In("out")]);

    private string Part(int number, CaseRecord c, string machine = "a-machine")
    {
        SuiteResults results = SampleResults.Of(c);
        return folder.Write($"{machine}-{number}.json", results with
        {
            Run = results.Run with { Shard = new ShardRecord([number], 2, Plan) },
            Environment = results.Environment with { Machine = machine },
        });
    }
}
