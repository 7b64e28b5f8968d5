using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Racing;
using PerfSuite.Paths.Workloads;

namespace PerfSuite.Paths.Maps;

/// <summary>One cell of a map while it is measured. What goes wrong becomes its reason.</summary>
public sealed class CellRace
{
    private readonly PathRace race;
    private string? failure;

    /// <param name="workspace">Where the files are.</param>
    /// <param name="workload">The cell.</param>
    /// <param name="refused">Names of paths that take no part.</param>
    /// <param name="rules">When it is looked at.</param>
    public CellRace(Workspace workspace, ReadWorkload workload, IReadOnlySet<string> refused, RaceRules rules)
    {
        Workload = workload;
        ReadPlan plan = ReadPlan.Of(workload, rules.Seed);
        race = new PathRace(workspace, plan, [.. AccessPaths.ContendersFor(workload.State).Where(p => !refused.Contains(p.Name))],
            rules.For(plan));
    }

    public ReadWorkload Workload { get; }

    /// <summary>Whether more time would tell nothing more.</summary>
    public bool IsOver => failure is not null || race.IsOver;

    /// <summary>Whether there has been a look that could decide.</summary>
    public bool HasLooked => race.HasLooked;

    /// <summary>What the next heat will take.</summary>
    public TimeSpan NextHeat => race.NextHeat;

    /// <summary>Measures up to the next look.</summary>
    public void Advance(CancellationToken cancellation)
    {
        try
        {
            race.Advance(cancellation);
        }
        catch (Exception e) when (e is ResidencyException or IOException)
        {
            failure = e.Message;
        }
    }

    /// <summary>Measures until it is over or has taken so long.</summary>
    public MapCell Finish(TimeSpan budget, CancellationToken cancellation)
    {
        while (!IsOver && (!HasLooked || race.Spent + NextHeat <= budget))
            Advance(cancellation);
        return Cell();
    }

    /// <summary>The cell as it stands.</summary>
    public MapCell Cell()
    {
        double seconds = Math.Round(race.Spent.TotalSeconds, 3);
        return failure is not null ? new MapCell(Workload, [], null, CellVerdict.NotMeasured, failure, seconds)
            : race.Standing is not { } standing ? new MapCell(Workload, [], null, CellVerdict.NotMeasured, "The time budget ended before this cell.", seconds)
            : new MapCell(Workload, standing.Paths, standing.Ratio, standing.Verdict, standing.Reason, seconds);
    }
}
