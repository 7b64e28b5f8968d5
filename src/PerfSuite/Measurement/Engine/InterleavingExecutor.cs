using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.Parameters;
using BenchmarkDotNet.Toolchains.Results;

namespace PerfSuite.Measurement.Engine;

/// <summary>Measures a whole group when BenchmarkDotNet asks for its first benchmark, and serves each benchmark its own part.</summary>
internal sealed class InterleavingExecutor(Func<BenchmarkGroup, Rounds> measure, Func<object, IEnumerable<string>>? armsOf) : IExecutor
{
    private const int MostResults = 100;

    private readonly Dictionary<string, object> groups = new(StringComparer.Ordinal);

    public ExecuteResult Execute(ExecuteParameters executeParameters)
    {
        BenchmarkCase benchmark = executeParameters.BenchmarkCase;
        string key = BenchmarkGroup.KeyOf(benchmark, executeParameters.LaunchIndex);
        if (!groups.TryGetValue(key, out object? outcome))
            groups[key] = outcome = MeasureGroup(benchmark);
        if (outcome is Rounds rounds)
            return Served(rounds, benchmark.Descriptor.WorkloadMethod.Name, executeParameters.LaunchIndex);
        executeParameters.Logger.WriteLine(BenchmarkDotNet.Loggers.LogKind.Error, ((Exception)outcome).ToString());
        return Result([], exitCode: 1, executeParameters.LaunchIndex);
    }

    /// <summary>A failure is remembered as the group's outcome: every benchmark of the group then fails, none is measured alone.</summary>
    private object MeasureGroup(BenchmarkCase benchmark)
    {
        try
        {
            return measure(new BenchmarkGroup(benchmark, armsOf));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return e;
        }
    }

    /// <summary>Every round is handed over as an actual measurement. Results, of which BenchmarkDotNet's ratio column divides each by each,
    /// are rounds merged into at most <see cref="MostResults"/>: the mean is the same.</summary>
    private static ExecuteResult Served(Rounds rounds, string arm, int launchIndex)
    {
        int length = (rounds.Count + MostResults - 1) / MostResults;
        string[] actual = [.. rounds[arm].Nanoseconds.Select((ns, i) => Line(IterationStage.Actual, i, rounds.OperationsPerTurn, ns, launchIndex))];
        string[] result = [.. rounds[arm].Nanoseconds.Chunk(length)
            .Select((merged, i) => Line(IterationStage.Result, i, rounds.OperationsPerTurn * merged.Length, merged.Sum(), launchIndex))];
        return Result([.. actual, .. result], exitCode: 0, launchIndex);
    }

    private static string Line(IterationStage stage, int index, long operations, double nanoseconds, int launchIndex) =>
        new BenchmarkDotNet.Reports.Measurement(launchIndex, IterationMode.Workload, stage, index + 1, operations, nanoseconds).ToString();

    private static ExecuteResult Result(IReadOnlyList<string> lines, int exitCode, int launchIndex) =>
        new(foundExecutable: true, exitCode, Environment.ProcessId, lines, prefixedLines: [], standardOutput: lines, launchIndex);
}
