using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Cli.Tests;

/// <summary>Files with one thing wrong, by the thousand: the tool says what it makes of each, and loses no case silently.</summary>
public sealed class MutatedInputTests : IDisposable
{
    private const int ResultsMutations = 6_000;
    private const int BaselineMutations = 2_000;

    private static readonly string[] CaseNames = ["a-claim [blockKiB=4]", "a-mechanism"];

    private readonly TempFolder folder = new();
    private readonly Random random = new(20260101);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void No_results_file_ends_in_an_unforeseen_error_or_passes_with_a_case_less()
    {
        string original = folder.Write("valid.json", SampleResults.Healthy), valid = File.ReadAllText(original);
        for (int i = 0; i < ResultsMutations; i++)
        {
            string text = Mutation.Of(valid, random), mutated = folder.Write("mutated.json", text);
            (int code, string said) = Run("compare", original, mutated);
            Assert.True(code is ExitCode.Green or ExitCode.Red or ExitCode.BadInput, $"Mutation {i} ended with {code}: {said}\n{text}");
            if (code == ExitCode.BadInput)
                Assert.Contains(mutated, said, StringComparison.Ordinal);
            if (code == ExitCode.Green)
                Assert.Superset(CaseNames.ToHashSet(StringComparer.Ordinal), ResultsFile.Read(mutated).Cases.Select(c => c.Name).ToHashSet(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("a-claim.json")]
    [InlineData("machine.json")]
    public void No_baseline_file_ends_in_an_unforeseen_error(string name)
    {
        string baselines = folder.In("baselines");
        BaselineStore.Accept(baselines, [SampleResults.Healthy]);
        string file = Path.Combine(baselines, SampleResults.Healthy.Environment.Machine, name), valid = File.ReadAllText(file);
        for (int i = 0; i < BaselineMutations; i++)
        {
            string text = Mutation.Of(valid, random);
            File.WriteAllText(file, text);
            (int code, string said) = Run("baseline", "show", "--baselines", baselines, "--machine", "a-machine");
            Assert.True(code is ExitCode.Green or ExitCode.BadInput, $"Mutation {i} ended with {code}: {said}\n{text}");
        }
    }

    /// <summary>Before anything is measured: a run that compares with a broken baseline must not begin.</summary>
    [Fact]
    public void No_baseline_that_a_run_is_held_to_is_read_differently_from_one_that_is_shown()
    {
        string baselines = folder.In("baselines");
        BaselineStore.Accept(baselines, [SampleResults.Healthy]);
        string file = Path.Combine(baselines, "a-machine", "a-claim.json"), valid = File.ReadAllText(file);
        for (int i = 0; i < BaselineMutations; i++)
        {
            File.WriteAllText(file, Mutation.Of(valid, random));
            try
            {
                Baseline? found = BaselineStore.Find(baselines, SampleResults.Healthy.Environment.Machine);
                Assert.All(SampleResults.Healthy.Cases, c => Assert.NotNull(found!.Compare(c, default).Reason));
            }
            catch (UnreadableInputException e)
            {
                Assert.Equal(file, e.File);
            }
        }
    }

    private static (int Code, string Said) Run(params IReadOnlyList<string> arguments)
    {
        using StringWriter output = new(), error = new();
        int code = Invocation.Run(arguments, Screen.Plain(output, error));
        return (code, error.ToString());
    }
}
