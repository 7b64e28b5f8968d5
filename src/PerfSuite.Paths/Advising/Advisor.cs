using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Paths.Racing;

namespace PerfSuite.Paths.Advising;

/// <summary>Answers from a map.</summary>
public static class Advisor
{
    /// <summary>Between cells the intervals are wider by this factor on either side: times are not quite straight lines.</summary>
    public const double Allowance = 1.1;

    /// <summary>The advice for a workload.</summary>
    /// <exception cref="NotCoveredException">The map has no cells near it.</exception>
    public static Advice Of(CrossoverMap map, ReadWorkload asked)
    {
        CellLookup lookup = new(map, asked);
        if (lookup.NotCovered is { } reason)
            throw new NotCoveredException(reason);
        (PathFamily Family, ExpectedSpeed Expected)[] paths = [.. PathsOf(map, lookup).OrderByDescending(p => p.Expected.Speed.Estimate)];
        if (paths.Length == 0)
            throw new NotCoveredException("no path was measured in all of the cells around it");
        Interval? ratio = lookup.IsCell ? lookup.Used[0].Ratio : RatioOf(paths);
        return new Advice(asked, paths[0].Expected.Path, paths[0].Expected.Speed, ratio,
            ratio is { } known ? RaceStanding.VerdictOf(known, map.Margin) : CellVerdict.Undecided,
            [.. paths.Skip(1).Select(p => p.Expected)], lookup.Used, [.. Turning.Points(map, lookup.Used, asked)]);
    }

    /// <summary>The advice that a direct measurement of the workload gives.</summary>
    /// <param name="measured">Its cell.</param>
    /// <exception cref="NotCoveredException">The cell could not be measured.</exception>
    public static Advice Of(MapCell measured) => measured.Winner is not { } winner ? throw new NotCoveredException(measured.Reason)
        : new Advice(measured.Workload, winner.Path, winner.Speed, measured.Ratio, measured.Verdict,
            [.. measured.Paths.Skip(1).Select(p => new ExpectedSpeed(p.Path, p.Speed))], [measured], []);

    private static IEnumerable<(PathFamily Family, ExpectedSpeed Expected)> PathsOf(CrossoverMap map, CellLookup lookup)
    {
        if (lookup.Predict(cell => TimeOf(cell, map.Baseline, _ => 1)) is not { } baseline)
            yield break;
        foreach (PathRecord path in map.Cells.SelectMany(c => c.Paths).DistinctBy(p => p.Path, StringComparer.Ordinal))
            if (lookup.Predict(cell => TimeOf(cell, path.Path, s => s.Estimate)) is { } time)
                yield return (path.Family, new ExpectedSpeed(path.Path, SpeedOf(map, lookup, path.Path, baseline, time)));

        double? TimeOf(MapCell cell, string name, Func<Interval, double> of) =>
            cell.Paths.FirstOrDefault(p => p.Path == map.Baseline)?.Nanoseconds / (cell.Paths.FirstOrDefault(p => p.Path == name) is { } found ? of(found.Speed) : null);

        Interval SpeedOf(CrossoverMap from, CellLookup at, string name, double reference, double time)
        {
            if (name == from.Baseline)
                return new Interval(1, 1, 1, 1 - from.CellError);
            double allowance = at.IsCell ? 1 : Allowance;
            double longest = at.Predict(cell => TimeOf(cell, name, s => s.Lower))!.Value, shortest = at.Predict(cell => TimeOf(cell, name, s => s.Upper))!.Value;
            return new Interval(reference / time, Math.Min(reference / time, reference / longest) / allowance, Math.Max(reference / time, reference / shortest) * allowance,
                at.Used.SelectMany(c => c.Paths).Where(p => p.Path == name).Min(p => p.Speed.Confidence));
        }
    }

    /// <summary>Fastest call ÷ fastest mapping; both limits at their worst.</summary>
    private static Interval? RatioOf(IReadOnlyList<(PathFamily Family, ExpectedSpeed Expected)> fastestFirst)
    {
        Interval[] call = [.. fastestFirst.Where(p => p.Family == PathFamily.Call).Take(1).Select(p => p.Expected.Speed)];
        Interval[] mapping = [.. fastestFirst.Where(p => p.Family == PathFamily.Mapping).Take(1).Select(p => p.Expected.Speed)];
        return call is [var c] && mapping is [var m]
            ? new Interval(m.Estimate / c.Estimate, m.Lower / c.Upper, m.Upper / c.Lower, Math.Min(m.Confidence, c.Confidence))
            : null;
    }
}
