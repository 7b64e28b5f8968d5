using System.Text.Json;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.History;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Machine;
using PerfSuite.Paths.Advising;
using PerfSuite.Paths.Replaying;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Cli.Tests;

/// <summary>Files with something wrong, by the thousand: the tool says what it makes of each in a few megabytes, and loses no case silently. <c>PERFSUITE_MUTATIONS</c> says how many of each kind.</summary>
public sealed class MutatedInputTests : IDisposable
{
    private const int Usual = 500;

    /// <summary>A history is a database: opening one takes as long as ten files.</summary>
    private const int CostOfHistory = 10;

    /// <summary>What reading and judging a file of some kilobytes may allocate; a mutation has at most some megabytes.</summary>
    private const long MostBytes = 500L << 20;

    private static readonly string[] CaseNames = ["a-claim [blockKiB=4]", "a-mechanism"];

    private static readonly SuiteResults OfSweeps = SampleResults.Of(SampleResults.Timed() with { Sweeps = [14, 13, 13], Repeats = [], Ratio = null }, SampleResults.Counted(0));

    private readonly TempFolder folder = new();
    private readonly Random random = new(20260101);

    public void Dispose() => folder.Dispose();

    public static TheoryData<bool> Kinds => [true, false];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_results_file_ends_in_an_unforeseen_error_or_passes_with_a_case_less(bool hasSweeps)
    {
        string original = folder.Write("valid.json", Sample(hasSweeps)), valid = File.ReadAllText(original);
        Try("mutated.json", valid, file =>
        {
            Outcome outcome = Run("compare", original, file);
            if (outcome.Code == ExitCode.Green)
                Assert.Superset(CaseNames.ToHashSet(StringComparer.Ordinal), ResultsFile.Read(file).Cases.Select(c => c.Name).ToHashSet(StringComparer.Ordinal));
            return outcome;
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_base_ends_in_an_unforeseen_error(bool hasSweeps)
    {
        string original = folder.Write("valid.json", Sample(hasSweeps));
        Try("mutated.json", File.ReadAllText(original), file => Run("compare", file, original));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_results_file_that_is_verified_ends_in_an_unforeseen_error(bool hasSweeps) =>
        Try("mutated.json", ResultsFile.Text(Sample(hasSweeps)), file => Run("report", "--verify", file));

    [Theory]
    [InlineData("a-claim.json", true)]
    [InlineData("a-claim.json", false)]
    [InlineData("machine.json", true)]
    public void No_baseline_file_ends_in_an_unforeseen_error(string name, bool hasSweeps)
    {
        string baselines = folder.In("baselines");
        BaselineStore.Accept(baselines, [Sample(hasSweeps)]);
        Try($"baselines/a-machine/{name}", File.ReadAllText(Path.Combine(baselines, "a-machine", name)), _ => Run("baseline", "show", "--baselines", baselines, "--machine", "a-machine"));
    }

    /// <summary>Before anything is measured: a run that compares with a broken baseline must not begin.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_baseline_that_a_run_is_held_to_is_read_differently_from_one_that_is_shown(bool hasSweeps)
    {
        string baselines = folder.In("baselines");
        SuiteResults sample = Sample(hasSweeps);
        BaselineStore.Accept(baselines, [sample]);
        string file = Path.Combine(baselines, "a-machine", "a-claim.json"), valid = File.ReadAllText(file);
        Try("baselines/a-machine/a-claim.json", valid, _ => Reading(() =>
        {
            Baseline? found = BaselineStore.Find(baselines, "a-machine");
            Assert.All(sample.Cases, c => Assert.NotNull(found!.Compare(c, default).Reason));
        }));
    }

    [Fact]
    public void No_card_ends_in_an_unforeseen_error()
    {
        string valid = JsonSerializer.Serialize(new MachineCard(Facts.Of(("machine", "a-machine"), ("cores", 2L)), UsualCard.Prices), ResultsJson.Options), card = folder.Write("card.json", valid);
        Try("mutated.json", valid, file => Run("machine", "compare", card, file));
    }

    [Fact]
    public void No_map_ends_in_an_unforeseen_error()
    {
        CrossoverFile.Write(folder.In("crossover.json"), SampleMap.Usual);
        Try("crossover.json", File.ReadAllText(folder.In("crossover.json")), file => Reading(() =>
        {
            try
            {
                Assert.NotEmpty(Advisor.Of(CrossoverFile.Read(file), SampleMap.Workload).Path);
            }
            catch (NotCoveredException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }));
    }

    [Fact]
    public void No_history_ends_in_an_unforeseen_error()
    {
        string file = folder.In("history.db");
        using (RunHistory history = RunHistory.Open(file))
            history.Add(HistoryRun.Of(SampleResults.Healthy));
        byte[] valid = File.ReadAllBytes(file);
        for (int i = Mutation.Count(Usual) / CostOfHistory; i > 0; i--)
        {
            File.WriteAllBytes(file, Mutation.Of(valid, random));
            Outcome outcome = Run("history", file, "--machine", "a-machine");
            Assert.True(outcome.Code is ExitCode.Green or ExitCode.BadInput, $"A mutation ended with {outcome.Code}: {outcome.Said}");
        }
    }

    [Theory]
    [InlineData("0,4096\n4096,4096\n# a remark\n\n8192 512\n")]
    [InlineData("7 pread64(3, \"x\\0\"..., 4096, 8192) = 4096\n[pid 12] pread64(5</a>, \"\", 10, 0) = -1 EIO (Input/output error)\n7 pread64(3, \"y\", 4096, 0) = 4096\n")]
    public void No_trace_ends_in_an_unforeseen_error(string valid) => Try("mutated.trace", valid, file => Reading(() => TraceFile.Read(file)), Mutation.Of);

    private static SuiteResults Sample(bool hasSweeps) => hasSweeps ? OfSweeps with { Cases = [.. RunJudgement.Judge(OfSweeps.Cases, OfSweeps.Run.Policy!, null)] } : SampleResults.Healthy;

    /// <summary>Reads mutations of a file; each has to be read, or refused by its name, and neither takes much memory.</summary>
    private void Try(string name, string valid, Func<string, Outcome> read, Func<string, Random, string>? mutate = null)
    {
        for (int i = Mutation.Count(Usual); i > 0; i--)
        {
            string text = (mutate ?? Mutation.OfJson)(valid, random), file = folder.Write(name, text);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Outcome outcome = read(file);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(outcome.Code is ExitCode.Green or ExitCode.Red or ExitCode.BadInput, $"A mutation ended with {outcome.Code}: {outcome.Said}\n{Shortened(text)}");
            Assert.True(outcome.Code != ExitCode.BadInput || outcome.Said.Contains(file, StringComparison.Ordinal), $"The message does not name the file: {outcome.Said}\n{Shortened(text)}");
            Assert.True(bytes < MostBytes, $"A mutation took {bytes >> 20} MiB.\n{Shortened(text)}");
        }
    }

    private static string Shortened(string text) => text.Length <= 20_000 ? text : text[..20_000] + "…";

    private static Outcome Run(params IReadOnlyList<string> arguments)
    {
        using StringWriter output = new(), error = new();
        return new Outcome(Invocation.Run(arguments, Screen.Plain(output, error)), error.ToString());
    }

    private static Outcome Reading(Action read)
    {
        try
        {
            read();
            return new Outcome(ExitCode.Green, "");
        }
        catch (UnreadableInputException e)
        {
            return new Outcome(ExitCode.BadInput, e.Message);
        }
    }

    private readonly record struct Outcome(int Code, string Said);
}
