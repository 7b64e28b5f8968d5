using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;
using PerfSuite.Measurement.Engine;
using MeanAndError = BenchmarkDotNet.Mathematics.Statistics;

namespace PerfSuite.Performance.InterleavingPays;

/// <summary>The ratio of a pair of arms, the baseline's time ÷ the other's, measured once by BenchmarkDotNet in one order or the other.</summary>
/// <param name="pair">A class with two benchmarks.</param>
/// <param name="turns">Recorded turns of each arm.</param>
internal sealed class OneRatio(Type pair, int turns)
{
    private const double Confidence = 0.99;
    private const int WarmUp = 20;

    /// <summary>PerfSuite's toolchain: turn by turn.</summary>
    /// <param name="seed">Seed of the order.</param>
    public Interval Interleaved(int seed)
    {
        Rounds? rounds = null;
        InterleavingToolchain toolchain = new(group => rounds = group.Measure(new FixedRounds(WarmUp, turns), seed));
        Run(Job.Default.WithToolchain(toolchain));
        Estimand ratio = Estimand.Ratio(rounds!.Arms.Single(a => a.Baseline).Name, rounds.Arms.Single(a => !a.Baseline).Name);
        return PairedRatio.Of(PairedRatio.LogRatios(ratio, arm => rounds[arm].Nanoseconds), Confidence);
    }

    /// <summary>BenchmarkDotNet's own order: all turns of one arm, then all of the other; its own statistics, outliers removed as it does by default.</summary>
    public Interval Sequential()
    {
        Summary summary = Run(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(RunStrategy.Throughput)
            .WithInvocationCount(1).WithUnrollFactor(1).WithGcForce(false).WithWarmupCount(WarmUp).WithIterationCount(turns));
        MeanAndError baseline = Of(summary, isBaseline: true), other = Of(summary, isBaseline: false);
        double log = Math.Log(baseline.Mean / other.Mean);
        double error = Math.Sqrt(Math.Pow(baseline.StandardError / baseline.Mean, 2) + Math.Pow(other.StandardError / other.Mean, 2));
        double half = Student.TwoSided(Confidence, Math.Min(baseline.N, other.N) - 1) * error;
        return new Interval(log, log - half, log + half, Confidence).Exp();
    }

    private Summary Run(Job job)
    {
        ManualConfig config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Data.Workspace.Current.Folder, "benchmarkdotnet"))
            .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile);
        Summary summary = BenchmarkRunner.Run(BenchmarkConverter.TypeToBenchmarks(pair, config));
        return summary.Reports.Length == 2 && summary.Reports.All(r => r.Success) ? summary
            : throw new InvalidOperationException($"BenchmarkDotNet did not measure both arms of {pair.Name}.");
    }

    private static MeanAndError Of(Summary summary, bool isBaseline) =>
        summary.Reports.Single(r => r.BenchmarkCase.Descriptor.Baseline == isBaseline).ResultStatistics!;
}
