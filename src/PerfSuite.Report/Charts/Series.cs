namespace PerfSuite.Report.Charts;

/// <summary>Points of one kind that a line connects.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Kind">Index of colour and shape.</param>
/// <param name="Points">In ascending order of x.</param>
public sealed record Series(string Name, int Kind, IReadOnlyList<SeriesPoint> Points)
{
    /// <summary>Width and height of the drawing of <see cref="Line"/> and <see cref="Intervals"/>, which is stretched.</summary>
    public const int Extent = 1000;

    /// <summary>The line through the points.</summary>
    public string Line() => $"M{string.Join('L', Points.Select(p => $"{Units(p.X)},{Units(1 - p.Y)}"))}";

    /// <summary>An upright line a point, as long as its interval.</summary>
    public string Intervals() => string.Concat(Points.Select(p => $"M{Units(p.X)},{Units(1 - p.Lower)}V{Units(1 - p.Upper)}"));

    private static int Units(double share) => (int)Math.Round(share * Extent);
}

/// <summary>A point of a curve in its place, with its interval.</summary>
/// <param name="X">Place along the horizontal axis, a share of it.</param>
/// <param name="Y">Place along the vertical axis, a share of it from below.</param>
/// <param name="Lower">Place of the lower limit of y.</param>
/// <param name="Upper">Place of the upper limit of y.</param>
/// <param name="Text">Both values in words.</param>
/// <param name="Href">Where the evidence stands; null where another curve leads there.</param>
public sealed record SeriesPoint(double X, double Y, double Lower, double Upper, string Text, string? Href);
