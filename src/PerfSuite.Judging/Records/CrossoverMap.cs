using System.Text.Json.Serialization;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Records;

/// <summary>Whether a path asks the kernel for every block, or maps the file once.</summary>
public enum PathFamily
{
    /// <summary>A system call brings each block into a buffer.</summary>
    Call,

    /// <summary>The file is mapped; blocks are used where they are mapped, or copied from there.</summary>
    Mapping,
}

/// <summary>Who is faster, calls or mappings.</summary>
public enum CellVerdict
{
    /// <summary>The best mapping is faster than the best call, beyond doubt.</summary>
    MappingWins,

    /// <summary>The best call is faster than the best mapping, beyond doubt.</summary>
    CallsWin,

    /// <summary>They differ by less than the margin, beyond doubt.</summary>
    Even,

    /// <summary>The interval leaves it open.</summary>
    Undecided,

    /// <summary>There is no measurement; the reason says why.</summary>
    NotMeasured,
}

/// <summary>What one path reached in a cell.</summary>
/// <param name="Path">Name of the path.</param>
/// <param name="Family">Its family.</param>
/// <param name="Speed">Time of the baseline path ÷ time of this one: above 1 where this one is faster. Exactly 1 for the baseline itself. A path
/// that was far behind after a few rounds has an interval of a lower confidence.</param>
/// <param name="Rounds">Rounds that it took part in.</param>
/// <param name="Nanoseconds">Median time of opening, reading all passes and closing.</param>
public sealed record PathRecord(string Path, PathFamily Family, Interval Speed, int Rounds, double Nanoseconds);

/// <summary>One cell of a map: a workload, and how the paths did in it.</summary>
/// <param name="Workload">What was read, and how.</param>
/// <param name="Paths">The paths, fastest first; none where nothing was measured.</param>
/// <param name="Ratio">Time of the fastest call ÷ time of the fastest mapping: above 1 where mapping is faster.</param>
/// <param name="Verdict">Who is faster.</param>
/// <param name="Reason">Why the verdict is what it is.</param>
/// <param name="Seconds">Time that was spent on it.</param>
public sealed record MapCell(ReadWorkload Workload, IReadOnlyList<PathRecord> Paths, Interval? Ratio, CellVerdict Verdict, string Reason, double Seconds)
{
    /// <summary>The fastest path; null where nothing was measured.</summary>
    [JsonIgnore]
    public PathRecord? Winner => Paths.Count == 0 ? null : Paths[0];

    /// <summary>The fastest path of a family; null where none was measured.</summary>
    public PathRecord? BestOf(PathFamily family) => Paths.FirstOrDefault(p => p.Family == family);
}

/// <summary>A path that this machine does not offer.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Reason">Why, and what to do about it.</param>
public sealed record RefusedPath(string Path, string Reason);

/// <summary>Who wins where on one machine.</summary>
/// <param name="SchemaVersion">Version of the file.</param>
/// <param name="StartedUtc">When measuring began.</param>
/// <param name="Baseline">Name of the path that speeds are relative to.</param>
/// <param name="Seed">Seed of contents, permutations and turn order.</param>
/// <param name="Margin">Relative difference that does not matter.</param>
/// <param name="CellError">Error probability of one cell's verdict over all its looks.</param>
/// <param name="BudgetSeconds">Time that was allowed.</param>
/// <param name="Complete">False where it was interrupted.</param>
/// <param name="Environment">The machine.</param>
/// <param name="Refused">Paths that took no part.</param>
/// <param name="Cells">The cells.</param>
public sealed record CrossoverMap(
    string SchemaVersion,
    DateTimeOffset StartedUtc,
    string Baseline,
    int Seed,
    double Margin,
    double CellError,
    double BudgetSeconds,
    bool Complete,
    EnvironmentRecord Environment,
    IReadOnlyList<RefusedPath> Refused,
    IReadOnlyList<MapCell> Cells);
