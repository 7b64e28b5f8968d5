using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using Xunit.Abstractions;

namespace PerfSuite.Tests.Simulation;

/// <summary>How many of a run's decided claims are wrong, by the run's own sweeps, looks and level, where half of the true ratios lie on the edge of their region.</summary>
public class ClaimErrorTests(ITestOutputHelper output)
{
    private const int Runs = 120;
    private const int Cases = 24;

    public static TheoryData<string> Models => [.. NoiseModel.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void At_most_one_in_a_hundred_of_the_decided_claims_is_wrong(string model)
    {
        NoiseModel noise = NoiseModel.All.Single(m => m.Name == model);
        double[] shares = new double[Runs];
        int wrong = 0, decided = 0;
        Parallel.For(0, Runs, run =>
        {
            IReadOnlyList<CaseRecord> cases = new SimulatedRun(noise, new Random(run), [.. Enumerable.Range(0, Cases).Select(i => OnTheEdge(i) ? 1 : 1.5)]).Claims();
            bool[] isDecided = [.. cases.Select(c => c.ClaimVerdict != ClaimVerdict.Inconclusive)];
            int all = isDecided.Count(d => d), misled = isDecided.Where((d, i) => d && OnTheEdge(i)).Count();
            shares[run] = all == 0 ? 0 : (double)misled / all;
            Interlocked.Add(ref wrong, misled);
            Interlocked.Add(ref decided, all);
        });
        output.WriteLine($"{model}: {wrong} of {decided} decided claims are wrong; mean share of a run {shares.Average():0.000%}, at most {BinomialBound.Upper(wrong, decided, 0.95):0.000%}");
        Assert.True(decided > Runs * Cases / 3, $"Only {decided} claims were decided.");
        Assert.InRange(shares.Average(), 0, JudgingPolicy.ClaimFalseDiscoveryRate);
    }

    private static bool OnTheEdge(int i) => i % 2 == 0;
}
