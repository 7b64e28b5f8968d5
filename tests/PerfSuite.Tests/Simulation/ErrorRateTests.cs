using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using Xunit.Abstractions;

namespace PerfSuite.Tests.Simulation;

/// <summary>How often the suite's decisions are wrong, on simulated noise of many kinds, with fixed seeds.</summary>
public class ErrorRateTests(ITestOutputHelper output)
{
    private const int Trials = 10_000;

    public static TheoryData<string> Models => [.. NoiseModel.All.Select(m => m.Name)];

    private const int CasesOfARun = 25;

    [Theory]
    [MemberData(nameof(Models))]
    public void Unchanged_code_is_not_red(string model)
    {
        const int count = 120;
        CaseRecord[][] runs = Runs(model, count, slowdown: 0);
        CaseRecord[] all = [.. runs.SelectMany(r => r)];
        string Share(Func<CaseRecord, bool> what) => $"{(double)all.Count(what) / all.Length:0.00%}";
        output.WriteLine($"{model}: {all.Count(c => c.Red)} of {all.Length} cases red, {runs.Count(r => r.Any(c => c.Red))} of {count} runs of {CasesOfARun}; "
            + $"confirmed by sweeps {Share(c => c.Repeats.Count > 0)}, unchanged {Share(c => c.BaselineVerdict == BaselineVerdict.Unchanged)}, "
            + $"inconclusive claims {Share(c => c.ClaimVerdict == ClaimVerdict.Inconclusive)}, mean sweeps {all.Average(c => c.Sweeps.Count):0.0}");
        Assert.InRange(runs.Count(r => r.Any(c => c.Red)) / (double)count, 0, 0.01);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_slowdown_of_a_fifth_is_red_and_one_of_a_tenth_is_never_called_unchanged(string model)
    {
        CaseRecord[] fifth = [.. Runs(model, 10, slowdown: 0.2).SelectMany(r => r)], tenth = [.. Runs(model, 10, slowdown: 0.1).SelectMany(r => r)];
        output.WriteLine($"{model}: a fifth is red in {fifth.Average(c => c.Red ? 1.0 : 0):0.0%}, a tenth in {tenth.Average(c => c.Red ? 1.0 : 0):0.0%}");
        Assert.InRange(fifth.Average(c => c.Red ? 1.0 : 0), 0.85, 1);
        Assert.DoesNotContain(tenth, c => c.BaselineVerdict == BaselineVerdict.Unchanged);
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

    private static CaseRecord[][] Runs(string model, int count, double slowdown)
    {
        NoiseModel noise = Named(model);
        return InParallel(random => (CaseRecord[])[.. new SimulatedRun(noise, random, [.. Enumerable.Repeat(1.5, CasesOfARun)]).Compared(slowdown)], count);
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
