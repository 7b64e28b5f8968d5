using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using PerfSuite.Measurement;
using PerfSuite.Measurement.Engine;

namespace PerfSuite.Tests.Measurement;

/// <summary>What the interleaving toolchain promises, shown on BenchmarkDotNet's own summary.</summary>
public class InterleavingToolchainTests
{
    private const int WarmUp = 4;
    private const int Measured = 60;

    [Fact]
    public void The_arms_alternate_in_balanced_order_on_one_thread_and_one_instance()
    {
        Run<Diary>();
        List<(string Arm, int Thread, Diary Instance)> turns = Diary.Turns;
        Assert.Equal(2 * (WarmUp + Measured), turns.Count);
        Assert.Single(turns.Select(t => t.Thread).Distinct());
        Assert.Single(turns.Select(t => t.Instance).Distinct());
        foreach (var four in turns.Chunk(4))
            Assert.Contains(string.Concat(four.Select(t => t.Arm)), (string[])["ABBA", "BAAB"]);
    }

    [Fact]
    public void Setup_and_cleanup_are_called_once_and_those_of_iterations_around_every_turn_of_their_arm()
    {
        Run<Diary>();
        Assert.Equal((1, 1), (Diary.Setups, Diary.Cleanups));
        Assert.Equal((WarmUp + Measured, WarmUp + Measured), (Diary.IterationSetups, Diary.IterationCleanups));
    }

    [Fact]
    public void Each_arm_keeps_its_own_measurements_in_order()
    {
        Rounds? rounds = null;
        Summary summary = Run<Diary>(r => rounds = r);
        foreach (BenchmarkReport report in summary.Reports)
        {
            BenchmarkDotNet.Reports.Measurement[] actual = [.. report.AllMeasurements.Where(m => m.Is(BenchmarkDotNet.Engines.IterationMode.Workload, BenchmarkDotNet.Engines.IterationStage.Actual))];
            ArmRounds arm = rounds![report.BenchmarkCase.Descriptor.WorkloadMethod.Name];
            Assert.Equal(Enumerable.Range(1, Measured), actual.Select(m => m.IterationIndex));
            Assert.Equal(arm.Nanoseconds.Select(ns => Math.Round(ns, 2)), actual.Select(m => m.Nanoseconds));
        }
    }

    [Fact]
    public void The_summary_has_mean_and_ratio_as_after_any_other_run()
    {
        Summary summary = Run<Unequal>();
        Assert.DoesNotContain(summary.ValidationErrors, e => e.IsCritical);
        Assert.All(summary.Reports, r => Assert.True(r.Success));
        SummaryTable.SummaryTableColumn[] columns = summary.Table.Columns;
        string[] ratios = columns.Single(c => c.Header == "Ratio").Content;
        Assert.All(ratios, ratio => Assert.True(double.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture) > 0));
        Assert.Equal(2, ratios.Length);
        Assert.Contains(columns, c => c is { Header: "Mean", NeedToShow: true });
    }

    [Fact]
    public void A_failing_arm_fails_the_whole_group()
    {
        Summary summary = Run<Failing>();
        Assert.Equal(2, summary.Reports.Length);
        Assert.All(summary.Reports, r => Assert.False(r.Success));
    }

    [Fact]
    public void Arms_that_return_different_checksums_are_refused()
    {
        Exception? failure = null;
        InterleavingToolchain toolchain = new(group =>
        {
            failure = Record.Exception(() => group.Measure(new FixedRounds(WarmUp, Measured), seed: 1));
            throw failure!;
        });
        Assert.All(Run<Different>(toolchain).Reports, r => Assert.False(r.Success));
        Assert.IsType<DifferentWorkException>(failure);
    }

    private static Summary Run<T>(Action<Rounds>? measured = null) => Run<T>(new InterleavingToolchain(group =>
    {
        Rounds rounds = group.Measure(new FixedRounds(WarmUp, Measured), seed: 3);
        measured?.Invoke(rounds);
        return rounds;
    }));

    private static Summary Run<T>(InterleavingToolchain toolchain) => BenchmarkRunner.Run<T>(ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(toolchain))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "perfsuite-tests"))
        .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile));

    public class Diary
    {
        public static List<(string Arm, int Thread, Diary Instance)> Turns { get; private set; } = [];

        public static int Setups { get; private set; }

        public static int Cleanups { get; private set; }

        public static int IterationSetups { get; private set; }

        public static int IterationCleanups { get; private set; }

        [GlobalSetup]
        public void Open() => (Turns, Setups, Cleanups, IterationSetups, IterationCleanups) = ([], 1, 0, 0, 0);

        [GlobalCleanup]
        public void Close() => Cleanups++;

        [IterationSetup(Target = nameof(B))]
        public void Before() => IterationSetups++;

        [IterationCleanup(Target = nameof(B))]
        public void After() => IterationCleanups++;

        [Benchmark(Baseline = true)]
        public ulong A() => Note("A");

        [Benchmark]
        public ulong B() => Note("B");

        private ulong Note(string arm)
        {
            Turns.Add((arm, Environment.CurrentManagedThreadId, this));
            return 42;
        }
    }

    public class Unequal
    {
        [Benchmark(Baseline = true)]
        public ulong Once() => Spin(1);

        [Benchmark]
        public ulong Thrice() => Spin(3);

        private static ulong Spin(int times)
        {
            ulong sum = 0;
            for (int i = 0; i < times * 100_000; i++)
                sum += (ulong)i & 1;
            return sum > 0 ? 1UL : 0;
        }
    }

    public class Failing
    {
        [Benchmark(Baseline = true)]
        public ulong Works() => 1;

        [Benchmark]
        public ulong Throws() => throw new UnreachableException("on purpose");
    }

    public class Different
    {
        [Benchmark(Baseline = true)]
        public ulong One() => 1;

        [Benchmark]
        public ulong Two() => 2;
    }
}
