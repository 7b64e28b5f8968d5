using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Advising;

/// <summary>What would change an answer: from the nearest cell along one axis at a time to the first cell where the other family wins.</summary>
internal static class Turning
{
    private static readonly (Func<ReadWorkload, IComparable> Of, Func<ReadWorkload, string> Text)[] Axes =
    [
        (w => w.FileBytes, w => $"a file of {ByteSize.Text(w.FileBytes)}"),
        (w => w.ReadBytes, w => $"reads of {ByteSize.Text(w.ReadBytes)}"),
        (w => w.Passes, w => w.Passes == 1 ? "one pass" : $"{w.Passes} passes"),
        (w => w.Order, w => $"{w.Order.ToString().ToLowerInvariant()} order"),
        (w => w.State, w => w.State == CacheState.Warm ? "a cached file" : "a file that is not cached"),
        (w => w.Threads, w => w.Threads == 1 ? "one thread" : $"{w.Threads} threads"),
    ];

    /// <summary>One sentence for each axis on which the winner changes.</summary>
    /// <param name="map">The map.</param>
    /// <param name="used">The cells of the answer.</param>
    /// <param name="asked">The workload.</param>
    public static IEnumerable<string> Points(CrossoverMap map, IReadOnlyList<MapCell> used, ReadWorkload asked)
    {
        MapCell? home = used.Where(c => Decided(c)).MinBy(c => Distance(c.Workload, asked));
        if (home is null)
            yield break;
        for (int axis = 0; axis < Axes.Length; axis++)
        {
            MapCell? turn = map.Cells.Where(c => Decided(c) && c.Verdict != home.Verdict && DiffersOnlyIn(axis, c.Workload, home.Workload))
                .MinBy(c => Distance(c.Workload, home.Workload));
            if (turn is not null)
                yield return $"With {Axes[axis].Text(turn.Workload)} instead of {Axes[axis].Text(home.Workload)}, "
                    + $"{(turn.Verdict == CellVerdict.CallsWin ? "calls win" : "mapping wins")}: {turn.Winner!.Path} is the fastest.";
        }
    }

    private static bool Decided(MapCell cell) => cell.Verdict is CellVerdict.CallsWin or CellVerdict.MappingWins;

    private static bool DiffersOnlyIn(int axis, ReadWorkload one, ReadWorkload other) =>
        Enumerable.Range(0, Axes.Length).All(a => (Axes[a].Of(one).CompareTo(Axes[a].Of(other)) == 0) == (a != axis));

    private static double Distance(ReadWorkload one, ReadWorkload other) =>
        Math.Abs(Math.Log((double)one.FileBytes / other.FileBytes)) + Math.Abs(Math.Log((double)one.ReadBytes / other.ReadBytes))
        + Math.Abs(Math.Log((double)one.Passes / other.Passes));
}
