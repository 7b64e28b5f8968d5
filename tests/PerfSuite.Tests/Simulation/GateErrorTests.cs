using PerfSuite.Gating;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Tests.Simulation;

/// <summary>The gate's own rule with all its looks, on processes of a machine that bursts of other work visit.</summary>
public class GateErrorTests
{
    private const int Processes = 6;
    private const int CasesOfAGate = 3;

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(0.025, 0)]
    [InlineData(0.025, 0.1)]
    [InlineData(0.025, 0.25)]
    public void An_untouched_head_is_hardly_ever_red(double spread, double bursts)
    {
        const int gates = 1000;
        int red = Enumerable.Range(0, gates).Count(i => Gate(new Random(i), spread, bursts, slowdown: 0));
        Assert.InRange(red, 0, (int)(gates * 0.005));
    }

    [Fact]
    public void A_slowdown_of_a_twentieth_is_found_where_processes_differ_by_one_percent()
    {
        const int gates = 300;
        int red = Enumerable.Range(0, gates).Count(i => Gate(new Random(i), 0.01, bursts: 0.05, slowdown: 0.05));
        Assert.InRange(red, (int)(gates * 0.95), gates);
    }

    /// <summary>Whether a gate with all the looks that it asks for ends red.</summary>
    private static bool Gate(Random random, double spread, double bursts, double slowdown)
    {
        SuiteResults Process(double mean) => TestCases.Results([.. Enumerable.Range(0, CasesOfAGate).Select(k =>
            TestCases.Timed(mean * Math.Exp(Noise(random, spread, bursts))) with { Case = $"blockKiB={4 << k}", Sweeps = [40] })]);
        RunSide bases = new("base"), heads = new("head");
        for (int look = 1; ; look++)
        {
            for (int i = 0; i < Processes; i++)
            {
                (look == 1 ? bases.Whole : bases.Again).Add(Process(2));
                (look == 1 ? heads.Whole : heads.Again).Add(Process(2 / (1 + slowdown)));
            }

            SuiteResults judged = RunComparison.Judge(bases, heads, GateRun.Looks, isOneOccasion: true);
            if (judged.IsRed || Undecided.Among(judged.Cases).Count == 0 || look == GateRun.Looks)
                return judged.IsRed;
        }
    }

    private static double Noise(Random random, double spread, double bursts) =>
        (spread * NoiseModel.Gauss(random)) + (random.NextDouble() < bursts ? 0.2 * (random.NextDouble() < 0.7 ? 1 : -1) : 0);
}
