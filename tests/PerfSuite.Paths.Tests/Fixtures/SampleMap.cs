using PerfSuite.Crossovers;
using PerfSuite.Results;
using PerfSuite.Statistics;

namespace PerfSuite.Paths.Tests;

/// <summary>Maps whose values are known: the speed of mapping is a product of powers, so that interpolation must find it exactly.</summary>
internal static class SampleMap
{
    public static readonly EnvironmentRecord Environment = new(
        "sample", "cpu", 2, "6.18", "ext4", "10.0", 4096, 128, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Time of calls ÷ time of mapping: grows with passes and file size, falls with read size.</summary>
    public static double TrueRatio(ReadWorkload w) =>
        Math.Pow(w.FileBytes / (double)(1 << 20), 0.25) * Math.Pow(w.ReadBytes / 65_536.0, -0.5) * Math.Pow(w.Passes, 0.25);

    public static CrossoverMap Make(params ReadWorkload[] cells) => new(CrossoverFile.CurrentSchemaVersion, DateTimeOffset.UnixEpoch, "random-access", 1, 0.05,
        0.01, 60, Complete: true, Environment, [], [.. cells.Select(Cell)]);

    public static CrossoverMap Grid() => Make([.. from f in new[] { 16 << 10, 256 << 10, 4 << 20 }
                                                  from r in new[] { 512, 4096, 65_536 }.Select(r => Math.Min(r, f))
                                                  from p in new[] { 1, 8 }
                                                  select new ReadWorkload(f, r, p, BlockOrder.Sequential, CacheState.Warm)]);

    public static MapCell Cell(ReadWorkload w)
    {
        double ratio = TrueRatio(w);
        Interval interval = new(ratio, ratio / 1.01, ratio * 1.01, 0.99);
        PathRecord map = new("map", PathFamily.Mapping, interval, 32, 1000), read = new("random-access", PathFamily.Call, new Interval(1, 1, 1, 0.99), 32, 1000 * ratio);
        return new MapCell(w, ratio > 1 ? [map, read] : [read, map], interval, ratio > 1 ? CellVerdict.MappingWins : CellVerdict.CallsWin, "made up", 1);
    }
}
