using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Paths.Tests;

/// <summary>Maps whose times are known: straight lines over files, blocks, bytes and passes, which a lookup must find exactly.</summary>
internal static class SampleMap
{
    public static readonly EnvironmentRecord Environment = new("sample", "cpu", 2, "6.18", "ext4", "10.0", 4096, 128);

    /// <summary>Time of calls, ns.</summary>
    public static double ReadTime(ReadWorkload w) => 5000 + (w.Passes * ((300.0 * w.FileBytes / w.ReadBytes) + (0.1 * w.FileBytes)));

    /// <summary>Time of mapping, ns: dearer to begin with, cheaper then.</summary>
    public static double MapTime(ReadWorkload w) => 15_000 + (0.1 * w.FileBytes) + (w.Passes * ((2.0 * w.FileBytes / w.ReadBytes) + (0.08 * w.FileBytes)));

    /// <summary>Time of calls ÷ time of mapping.</summary>
    public static double TrueRatio(ReadWorkload w) => ReadTime(w) / MapTime(w);

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
        PathRecord map = new("map", PathFamily.Mapping, interval, 32, MapTime(w)), read = new("random-access", PathFamily.Call, new Interval(1, 1, 1, 0.99), 32, ReadTime(w));
        return new MapCell(w, ratio > 1 ? [map, read] : [read, map], interval, ratio > 1 ? CellVerdict.MappingWins : CellVerdict.CallsWin, "made up", 1);
    }
}
