using System.Diagnostics;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Racing;

namespace PerfSuite.Paths.Maps;

/// <summary>
/// Measures a map: every cell up to its first look, then, as long as there is time, the undecided cell whose next look is the cheapest.
/// So the time goes where the winner is unclear, and as many cells as possible are decided.
/// </summary>
/// <param name="workspace">Where the files are.</param>
/// <param name="environment">The machine.</param>
/// <param name="rules">When a cell is looked at.</param>
/// <param name="budget">Time for all cells; a heat that has begun ends.</param>
public sealed class CrossoverRun(Workspace workspace, EnvironmentRecord environment, RaceRules rules, TimeSpan budget)
{
    /// <summary>Told after each heat: cells that are over, all cells, the cell of the heat.</summary>
    public Action<int, int, MapCell>? Advanced { get; init; }

    /// <summary>Measures the cells.</summary>
    /// <param name="grid">The cells, cheapest first.</param>
    /// <param name="earlier">A map of the same machine whose decided cells are kept; null for none.</param>
    /// <param name="cancellation">Ends the run between two rounds; the map is then marked incomplete.</param>
    public CrossoverMap Measure(IReadOnlyList<ReadWorkload> grid, CrossoverMap? earlier, CancellationToken cancellation)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        long start = Stopwatch.GetTimestamp();
        RefusedPath[] refused = [.. Refusals(workspace, AccessPaths.ColdContenders)];
        HashSet<string> without = [.. refused.Select(r => r.Path)];
        Dictionary<ReadWorkload, MapCell> kept = earlier?.Cells.Where(c => c.Ratio is not null && c.Verdict != CellVerdict.Undecided)
            .ToDictionary(c => c.Workload) ?? [];
        HashSet<ReadWorkload> seen = [.. earlier?.Cells.Where(c => c.Ratio is not null).Select(c => c.Workload) ?? []];
        CellRace[] cells = [.. grid.Where(w => !kept.ContainsKey(w)).OrderBy(seen.Contains).Select(w => new CellRace(workspace, w, without, rules))];
        bool complete = true;
        try
        {
            while (Stopwatch.GetElapsedTime(start) < budget && Next(cells) is { } cell)
            {
                cell.Advance(cancellation);
                Advanced?.Invoke(kept.Count + cells.Count(c => c.IsOver), grid.Count, cell.Cell());
            }
        }
        catch (OperationCanceledException)
        {
            complete = false;
        }

        Dictionary<ReadWorkload, MapCell> measured = cells.ToDictionary(c => c.Workload, c => c.Cell());
        return new CrossoverMap(CrossoverFile.CurrentSchemaVersion, started, AccessPaths.Baseline.Name, rules.Seed, rules.Margin, RaceRules.Error,
            budget.TotalSeconds, complete, environment, refused, [.. grid.Select(w => Better(kept.GetValueOrDefault(w) ?? measured[w], earlier?.Cells.FirstOrDefault(c => c.Workload == w)))]);
    }

    /// <summary>Those of some paths that this machine does not offer, tried on a small file.</summary>
    public static IEnumerable<RefusedPath> Refusals(Workspace workspace, IEnumerable<AccessPath> paths)
    {
        DataFile probe = workspace.File("path-probe.bin", ThreadBuffers.PageBytes).Ensure();
        foreach (AccessPath path in paths)
            if (AccessPaths.RefusalOf(path, new PathTarget(probe.Path, probe.Bytes)) is { } reason)
                yield return new RefusedPath(path.Name, reason);
    }

    /// <summary>An earlier measurement stays where there was no time for a new one.</summary>
    private static MapCell Better(MapCell now, MapCell? earlier) => now.Ratio is null && earlier?.Ratio is not null ? earlier : now;

    /// <summary>First the cells that have no verdict at all, in their order; then the cheapest next heat.</summary>
    private static CellRace? Next(CellRace[] cells) =>
        Array.Find(cells, c => !c.IsOver && !c.HasLooked) ?? cells.Where(c => !c.IsOver).MinBy(c => c.NextHeat);
}
