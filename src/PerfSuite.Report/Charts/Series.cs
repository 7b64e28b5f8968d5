using System.Text;

namespace PerfSuite.Report.Charts;

/// <summary>Points of one kind that a line connects.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Kind">Index of colour and shape.</param>
/// <param name="Points">In ascending order of x.</param>
public sealed record Series(string Name, int Kind, IReadOnlyList<SeriesPoint> Points)
{
    /// <summary>Width and height of the drawing of <see cref="Line"/>, which is stretched.</summary>
    public const int Extent = 1000;

    /// <summary>The line through the points.</summary>
    public string Line()
    {
        StringBuilder path = new();
        foreach (SeriesPoint point in Points)
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Math.Round(point.X * Extent)).Append(' ').Append(Math.Round((1 - point.Y) * Extent));
        return path.ToString();
    }
}

/// <summary>A point of a curve in its place, with its interval.</summary>
/// <param name="X">Place along the horizontal axis, a share of it.</param>
/// <param name="Y">Place along the vertical axis, a share of it from below.</param>
/// <param name="Lower">Place of the lower limit of y.</param>
/// <param name="Upper">Place of the upper limit of y.</param>
/// <param name="Text">Both values in words.</param>
/// <param name="Href">Where the evidence stands; null where another curve leads there.</param>
public sealed record SeriesPoint(double X, double Y, double Lower, double Upper, string Text, string? Href);
