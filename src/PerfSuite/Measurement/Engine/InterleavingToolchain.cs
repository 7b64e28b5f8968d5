using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.Results;

namespace PerfSuite.Measurement.Engine;

/// <summary>
/// A BenchmarkDotNet toolchain that runs the benchmarks of one class and one set of parameters turn by turn in this process,
/// instead of all of one and then all of the next, and hands each benchmark its own measurements, so that the summary is natural.
/// Everything that depends on BenchmarkDotNet's engine API stands in this folder.
/// </summary>
/// <remarks>Use it on any benchmark class: <c>Job.Default.WithToolchain(new InterleavingToolchain())</c>. One call of a benchmark
/// method is one turn and should take at least some 50 µs; one measurement is one turn.</remarks>
public sealed class InterleavingToolchain : Toolchain
{
    /// <param name="measure">Measures one group of benchmarks; by default 20 rounds of warm-up and 100 recorded ones.</param>
    /// <param name="armsOf">Names of the benchmark methods that take part in a group, given its instance; by default all of the class.</param>
    public InterleavingToolchain(Func<BenchmarkGroup, Rounds>? measure = null, Func<object, IEnumerable<string>>? armsOf = null)
        : base("Interleaving", new NothingToGenerate(), new NothingToBuild(), new InterleavingExecutor(measure ?? MeasureFixedRounds, armsOf))
    {
    }

    public override bool IsInProcess => true;

    private static Rounds MeasureFixedRounds(BenchmarkGroup group) => group.Measure(new FixedRounds(WarmUp: 20, Measured: 100), seed: 1);

    private sealed class NothingToGenerate : IGenerator
    {
        public GenerateResult GenerateProject(BuildPartition buildPartition, ILogger logger, string rootArtifactsFolderPath) =>
            GenerateResult.Success(ArtifactsPaths.Empty, []);
    }

    private sealed class NothingToBuild : IBuilder
    {
        public BuildResult Build(GenerateResult generateResult, BuildPartition buildPartition, ILogger logger) =>
            BuildResult.Success(generateResult);
    }
}
