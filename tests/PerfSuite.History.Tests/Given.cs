using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.History.Tests;

internal static class Given
{
    public const string Machine = "a-machine";

    /// <summary>A run of a day, with a ratio that is the same for every case.</summary>
    public static HistoryRun Run(int day, double ratio, int cases = 1, string? id = null, string machine = Machine, double fault = 600) => new(id ?? $"run-{day}", machine, "quick",
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day), "1.0.0", new SourceRevision($"{day:x40}", "main", Dirty: false), "6.18", ".NET 10", 128,
        [new Primitive(PrimitiveNames.MinorFault, Primitive.Nanoseconds, fault, fault * 0.98, fault * 1.02, "touch")],
        [.. Enumerable.Range(1, cases).Select(i => new HistoryPoint($"a-claim [case={i}]", new Interval(ratio, ratio * 0.99, ratio * 1.01, 0.99), ClaimVerdict.Supported, [ratio * 0.995, ratio * 1.005]))]);
}
