using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Paths.Advising;

/// <summary>Which path to use for a workload.</summary>
/// <param name="Workload">The workload as it was answered.</param>
/// <param name="Path">Name of the path.</param>
/// <param name="Speed">Expected time of the baseline path ÷ time of this one.</param>
/// <param name="Ratio">Expected time of the fastest call ÷ time of the fastest mapping; null where one of them was not measured.</param>
/// <param name="Verdict">Who wins, by <paramref name="Ratio"/>.</param>
/// <param name="Others">The other paths, fastest first.</param>
/// <param name="Cells">The measured cells that the answer rests on.</param>
/// <param name="Changes">What would change the answer: a sentence each.</param>
public sealed record Advice(
    ReadWorkload Workload,
    string Path,
    Interval Speed,
    Interval? Ratio,
    CellVerdict Verdict,
    IReadOnlyList<ExpectedSpeed> Others,
    IReadOnlyList<MapCell> Cells,
    IReadOnlyList<string> Changes);

/// <summary>What a path is expected to reach.</summary>
/// <param name="Path">Name of the path.</param>
/// <param name="Speed">Time of the baseline path ÷ time of this one.</param>
public sealed record ExpectedSpeed(string Path, Interval Speed);

/// <summary>The map cannot answer.</summary>
public sealed class NotCoveredException(string reason) : Exception(reason);
