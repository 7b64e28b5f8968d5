using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Tests.Fixtures;

/// <summary>Maps with every number fixed.</summary>
internal static class SampleMap
{
    public static ReadWorkload Workload { get; } = new(1 << 20, 4096, 1, BlockOrder.Sequential, CacheState.Warm);

    /// <summary>Mappings win one pass, calls win eight.</summary>
    public static CrossoverMap Usual { get; } = Of(Cell(Workload, 2), Cell(Workload with { Passes = 8 }, 0.5));

    public static CrossoverMap Of(params MapCell[] cells) => new(CrossoverFile.CurrentSchemaVersion, DateTimeOffset.UnixEpoch, "random-access", 1, 0.05, 0.01, 60,
        Complete: true, new EnvironmentRecord("elsewhere", "cpu", 2, "6.18", "ext4", "10.0", 4096, 128), [], cells);

    /// <param name="workload">What was raced.</param>
    /// <param name="ratio">Time of the fastest call ÷ time of the fastest mapping.</param>
    public static MapCell Cell(ReadWorkload workload, double ratio)
    {
        Interval speed = new(ratio, ratio * 0.95, ratio * 1.05, 0.99);
        PathRecord map = new("map", PathFamily.Mapping, speed, 32, 1000 / ratio), read = new("random-access", PathFamily.Call, new Interval(1, 1, 1, 0.99), 32, 1000);
        return new MapCell(workload, ratio > 1 ? [map, read] : [read, map], speed, ratio > 1 ? CellVerdict.MappingWins : CellVerdict.CallsWin, "made up", 1);
    }
}
