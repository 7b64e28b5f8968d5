namespace PerfSuite.Report.Charts;

/// <summary>A part of a stacked bar.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">How much, in the bar's unit; not negative.</param>
/// <param name="Kind">Index of its colour.</param>
public readonly record struct Segment(string Name, double Value, int Kind);

/// <summary>A segment in its place.</summary>
/// <param name="Segment">What is shown.</param>
/// <param name="From">Where it begins, as a share of the drawing.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct PlacedSegment(Segment Segment, double From, double Length)
{
    /// <summary>The segments one after another.</summary>
    /// <param name="segments">What is stacked.</param>
    /// <param name="whole">The value that is as long as the drawing; above 0.</param>
    public static IReadOnlyList<PlacedSegment> Stack(IEnumerable<Segment> segments, double whole)
    {
        List<PlacedSegment> placed = [];
        double from = 0;
        foreach (Segment segment in segments.Where(s => s.Value > 0))
        {
            placed.Add(new PlacedSegment(segment, from / whole, segment.Value / whole));
            from += segment.Value;
        }

        return placed;
    }
}
