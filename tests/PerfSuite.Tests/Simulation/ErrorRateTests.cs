using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using Xunit.Abstractions;

namespace PerfSuite.Tests.Simulation;

/// <summary>How often the suite's decisions are wrong, on simulated noise of many kinds, with fixed seeds.</summary>
public class ErrorRateTests(ITestOutputHelper output)
{
    private const int Trials = 10_000;

    public static TheoryData<string> Models => [.. NoiseModel.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Unchanged_code_is_not_red(string model)
    {
        NoiseModel noise = Named(model);
        CaseRecord[] runs = [.. InParallel(random => new SimulatedCase(noise, random).Compared()).Chunk(SimulatedCase.CasesOfTheRun).SelectMany(run => RedRule.Apply(run, _ => false))];
        bool[] redRuns = [.. runs.Chunk(SimulatedCase.CasesOfTheRun).Select(run => run.Any(c => c.Red))];
        int red = runs.Count(c => c.Red);
        string Share(Func<CaseRecord, bool> what) => $"{(double)runs.Count(what) / Trials:0.00%}";
        output.WriteLine($"{model}: {red} of {Trials} cases red, {redRuns.Count(r => r)} of {redRuns.Length} runs of {SimulatedCase.CasesOfTheRun}; "
            + $"repeated {Share(c => c.Repeats.Count > 0)}, unchanged {Share(c => c.BaselineVerdict == BaselineVerdict.Unchanged)}, "
            + $"inconclusive claims {Share(c => c.ClaimVerdict == ClaimVerdict.Inconclusive)}, mean rounds {runs.Average(c => c.Arms[0].Samples.Count):0}");
        Assert.InRange(red / (double)Trials, 0, 0.001);
        Assert.InRange(redRuns.Count(r => r) / (double)redRuns.Length, 0, 0.005);
    }

    [Theory]
    [MemberData(nameof(ModelsWithin))]
    public void A_slowdown_of_a_tenth_is_red_and_one_of_a_twentieth_is_never_called_unchanged(string model)
    {
        NoiseModel noise = Named(model);
        CaseRecord[] Slower(double by) => [.. InParallel(random => new SimulatedCase(noise, random).Compared(by), trials: 500).Select(c => RedRule.Apply([c], _ => false)[0])];
        CaseRecord[] tenth = Slower(0.1), twentieth = Slower(0.05);
        output.WriteLine($"{model}: a tenth is red in {tenth.Average(c => c.Red ? 1.0 : 0):0.0%}, a twentieth in {twentieth.Average(c => c.Red ? 1.0 : 0):0.0%}");
        Assert.InRange(tenth.Average(c => c.Red ? 1.0 : 0), 0.99, 1);
        Assert.DoesNotContain(twentieth, c => c.BaselineVerdict == BaselineVerdict.Unchanged);
    }

    /// <summary>Where processes differ in level, each one's interval is about its own level, and the noise within is the normal model's.</summary>
    public static TheoryData<string> ModelsWithin => [.. NoiseModel.All.Select(m => m.Name).Where(n => n != "level shift between processes")];

    [Theory]
    [MemberData(nameof(ModelsWithin))]
    public void The_99_percent_interval_covers_the_truth_as_often_as_it_says(string model)
    {
        NoiseModel noise = Named(model);
        foreach (int rounds in (int[])[64, 244])
        {
            Interval[] intervals = InParallel(random => PairedRatio.LogInterval([.. noise.LogRatios(random).Take(rounds)], 0.99));
            double coverage = intervals.Count(i => i.Lower <= 0 && i.Upper >= 0) / (double)Trials;
            output.WriteLine($"{model}, {rounds} rounds: coverage {coverage:0.00%}, half width {intervals.Average(i => i.HalfWidth):0.000%}");
            Assert.InRange(coverage, noise.Exchangeable ? 0.985 : 0.98, noise.Exchangeable ? 0.995 : 1);
        }
    }

    private static NoiseModel Named(string name) => NoiseModel.All.Single(m => m.Name == name);

    /// <summary>Every trial has a seed of its own, so that the outcome does not depend on the number of processors.</summary>
    private static T[] InParallel<T>(Func<Random, T> trial, int trials = Trials)
    {
        T[] outcomes = new T[trials];
        Parallel.For(0, trials, i => outcomes[i] = trial(new Random(i)));
        return outcomes;
    }
}
