using PerfSuite.Crossovers;
using PerfSuite.Paths.Racing;
using PerfSuite.Statistics;

namespace PerfSuite.Paths.Advising;

/// <summary>Answers from a map.</summary>
public static class Advisor
{
    /// <summary>The advice for a workload.</summary>
    /// <exception cref="NotCoveredException">The map has no cells near it.</exception>
    public static Advice Of(CrossoverMap map, ReadWorkload asked)
    {
        CellLookup lookup = new(map, asked);
        if (lookup.NotCovered is { } reason)
            throw new NotCoveredException(reason);
        ExpectedSpeed[] paths = [.. PathsOf(map, lookup).OrderByDescending(p => p.Speed.Estimate)];
        if (paths.Length == 0)
            throw new NotCoveredException("no path was measured in all of the cells around it");
        Interval? ratio = lookup.Interpolate(cell => cell.Ratio);
        return new Advice(asked, paths[0].Path, paths[0].Speed, ratio,
            ratio is { } known ? RaceStanding.VerdictOf(known, map.Margin) : CellVerdict.Undecided,
            paths[1..], lookup.Used, [.. Turning.Points(map, lookup.Used, asked)]);
    }

    /// <summary>The advice that a direct measurement of the workload gives.</summary>
    /// <param name="measured">Its cell.</param>
    /// <exception cref="NotCoveredException">The cell could not be measured.</exception>
    public static Advice Of(MapCell measured) => measured.Winner is not { } winner ? throw new NotCoveredException(measured.Reason)
        : new Advice(measured.Workload, winner.Path, winner.Speed, measured.Ratio, measured.Verdict,
            [.. measured.Paths.Skip(1).Select(p => new ExpectedSpeed(p.Path, p.Speed))], [measured], []);

    private static IEnumerable<ExpectedSpeed> PathsOf(CrossoverMap map, CellLookup lookup)
    {
        foreach (PathRecord path in map.Cells.SelectMany(c => c.Paths).DistinctBy(p => p.Path, StringComparer.Ordinal))
            if (lookup.Interpolate(cell => cell.Paths.FirstOrDefault(p => p.Path == path.Path)?.Speed) is { } speed)
                yield return new ExpectedSpeed(path.Path, speed);
    }
}
