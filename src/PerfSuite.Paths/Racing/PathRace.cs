using System.Diagnostics;
using PerfSuite.Data;
using PerfSuite.Measurement;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Workloads;

namespace PerfSuite.Paths.Racing;

/// <summary>
/// A race between paths over one plan: interleaved turns in heats, from look to look. Who is beaten within its family drops out, so that
/// the time goes to those who may yet win. Between heats nothing is held open but files in the workspace.
/// </summary>
/// <param name="workspace">Where the files are.</param>
/// <param name="plan">What is read.</param>
/// <param name="paths">The paths; the baseline is one of them.</param>
/// <param name="rules">When it is looked at.</param>
public sealed class PathRace(Workspace workspace, ReadPlan plan, IReadOnlyList<AccessPath> paths, RaceRules rules)
{
    private readonly Dictionary<string, List<double>> logTimes = paths.ToDictionary(p => p.Name, _ => new List<double>(), StringComparer.Ordinal);
    private int heats;

    /// <summary>What is known so far; null before the first heat.</summary>
    public RaceStanding? Standing { get; private set; }

    /// <summary>Time that the race has taken so far, setting up included.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>Whether there is nothing left to find out, or no look left.</summary>
    public bool IsOver => Standing is { } s && (s.IsOver || Rounds >= rules.Looks.Last);

    /// <summary>Whether there has been a look that could decide.</summary>
    public bool HasLooked => Rounds >= rules.Looks.Rounds[0];

    /// <summary>What the next heat will take, by the rounds so far; zero before the first.</summary>
    public TimeSpan NextHeat => Rounds == 0 ? TimeSpan.Zero : Spent * ((double)(NextLook - Rounds) / Rounds);

    private int Rounds => logTimes.Values.Max(l => l.Count);

    private int NextLook => Rounds == 0 ? RaceRules.ScreeningRounds : rules.Looks.Rounds.First(r => r > Rounds);

    /// <summary>Measures up to the next look.</summary>
    /// <exception cref="ResidencyException">The page cache did not keep or drop what the plan needs.</exception>
    /// <exception cref="DifferentWorkException">Two paths read different bytes.</exception>
    /// <exception cref="OperationCanceledException">Interrupted between two rounds.</exception>
    public void Advance(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        AccessPath[] running = [.. paths.Where(p => Standing?.Remaining.Contains(p.Name) ?? true)];
        using (PlannedFiles files = new(workspace, plan))
        {
            Rounds rounds = OwnThread.Run(() => Heat(running, files, cancellation));
            files.VerifyWarm();
            foreach (AccessPath path in running)
                logTimes[path.Name].AddRange(rounds[path.Name].Nanoseconds.Select(ns => Math.Log(ns / rounds.OperationsPerTurn)));
        }

        heats++;
        Standing = RaceStanding.Of([.. paths.Select(p => new Runner(p.Name, p.Family, logTimes[p.Name]))], AccessPaths.Baseline.Name, rules);
        Spent += Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Measures until the race is over, but begins no heat that would exceed the budget, beyond the first look.</summary>
    public RaceStanding Finish(TimeSpan budget, CancellationToken cancellation)
    {
        while (!IsOver && (!HasLooked || Spent + NextHeat <= budget))
            Advance(cancellation);
        return Standing!;
    }

    private Rounds Heat(AccessPath[] running, PlannedFiles files, CancellationToken cancellation)
    {
        using ThreadTeam team = new(plan.Threads);
        PathReader[] readers = [.. running.Select((path, i) => new PathReader(path, plan, files, team, files.Count * i / running.Length))];
        try
        {
            Interleaver interleaver = new([.. readers.Select((r, i) => r.Arm(running[i] == AccessPaths.Baseline))], new TurnOrder(readers.Length, rules.Seed + heats))
            {
                OperationsPerTurn = PathReader.RepeatsOf(plan),
            };
            return interleaver.Measure(new FixedRounds(WarmUp: heats == 0 ? 2 : 1, Measured: NextLook - Rounds), cancellation);
        }
        finally
        {
            foreach (PathReader reader in readers)
                reader.Dispose();
        }
    }
}
