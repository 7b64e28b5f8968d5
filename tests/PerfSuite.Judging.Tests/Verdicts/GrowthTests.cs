using System.Collections;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Verdicts;

/// <summary>Twice the cases are twice the work: counted in bytes that are allocated and in looks at the cases given, for a clock would tell of the machine. A search among all cases
/// for each of them builds their names, or looks at them, as often as there are pairs.</summary>
[Collection(Alone)]
public class GrowthTests
{
    /// <summary>What all threads allocate is counted, so that nothing else may run.</summary>
    private const string Alone = "alone";

    private const int Few = 400;

    /// <summary>Linear work has 2, sorting hardly more; what compares all pairs has 4 where it is all there is.</summary>
    private const double MostGrowth = 2.4;

    /// <summary>How often the judgement may look at a case that it was given, whatever their number.</summary>
    private const int MostLooks = 40;

    [Fact]
    public void Reading_and_writing_a_file_are_linear_in_its_cases() => IsLinear(cases => ResultsFile.ReadText("results.json", ResultsFile.Text(cases)));

    [Theory]
    [InlineData(1)]
    [InlineData(1.3)]
    public void A_comparison_is_linear_in_the_cases_whether_they_changed_or_not(double slower) =>
        IsLinear(cases => RunComparison.Judge(Side(cases, 1), Side(cases, slower)));

    [Fact]
    public void Computing_a_file_again_is_linear_in_its_cases() => IsLinear(cases => Assert.All(Recomputation.Disagreements(cases), d => Assert.NotEmpty(d.Case)));

    [Theory]
    [InlineData(Few)]
    [InlineData(4 * Few)]
    public void A_comparison_looks_at_each_case_a_fixed_number_of_times(int count)
    {
        Watched<CaseRecord> before = new(Results(count).Cases), after = new(before);
        RunComparison.Judge(new RunSide("before", Results(count) with { Cases = before }), new RunSide("after", Results(count) with { Cases = after }));
        Assert.InRange(before.Looks + after.Looks, 2 * count, MostLooks * count);
    }

    private static void IsLinear(Action<SuiteResults> work)
    {
        work(Results(Few)); // What is made once, is made here.
        double once = Allocated(work, Results(Few)), twice = Allocated(work, Results(2 * Few));
        Assert.True(twice <= MostGrowth * once, $"{Few} cases allocate {once / (1 << 20):0.0} MiB, and twice as many {twice / once:0.00} times that.");
    }

    private static double Allocated(Action<SuiteResults> work, SuiteResults cases)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        work(cases);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static RunSide Side(SuiteResults of, double slower) => new("side", [.. new[] { 0.999, 1, 1.001 }.Select(factor => of with
    {
        Cases = [.. of.Cases.Select(c => c with { Arms = [c.Arms[0], c.Arms[1] with { Samples = [.. c.Arms[1].Samples.Select(s => s * slower * factor)] }] })],
    })]);

    /// <summary>Cases of three sweeps with work that the card prices, so that a change has a cause to be looked for.</summary>
    private static SuiteResults Results(int count)
    {
        SuiteResults results = TestCases.Results([.. Enumerable.Range(0, count).Select(i => TestCases.Timed(1.5, $"claim-{i / 10}", $"case={i % 10}")).Select(c => c with
        {
            Sweeps = [14, 13, 13],
            Arms = [.. c.Arms.Select(a => a with { Work = new Dictionary<string, double>(StringComparer.Ordinal) { [a.Name == "Read" ? "readCall" : "minorFault"] = 1 } })],
        })]);
        return results with
        {
            SchemaVersion = SuiteResults.CurrentSchemaVersion,
            Environment = results.Environment with { Primitives = [new("readCall", Primitive.Nanoseconds, 150, 150, 150, ""), new("minorFault", Primitive.Nanoseconds, 100, 100, 100, "")] },
            Run = results.Run with { Policy = JudgingPolicy.Default },
        };
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public class ByItself;

    /// <summary>A list that counts how often somebody looks at one of its elements.</summary>
    private sealed class Watched<T>(IReadOnlyList<T> inner) : IReadOnlyList<T>
    {
        public int Looks { get; private set; }

        public int Count => inner.Count;

        public T this[int index]
        {
            get
            {
                Looks++;
                return inner[index];
            }
        }

        public IEnumerator<T> GetEnumerator()
        {
            for (int i = 0; i < inner.Count; i++)
                yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
