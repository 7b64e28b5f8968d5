using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>A point of a curve: the ratio measured at a size or a count.</summary>
/// <param name="At">Where; above 0.</param>
/// <param name="Ratio">The ratio there; null where it was not measured.</param>
public readonly record struct CurvePoint(double At, Interval? Ratio);

/// <summary>Where along a swept range the winner changes: the ratio crosses 1.</summary>
public static class Crossover
{
    /// <summary>The crossing of a curve that starts above 1 and falls: mmap wins up to there.</summary>
    /// <param name="name">Name of the finding.</param>
    /// <param name="unit">Unit of the swept quantity.</param>
    /// <param name="curve">The points in ascending order.</param>
    public static Finding Falling(string name, string unit, IReadOnlyList<CurvePoint> curve) =>
        Crossing(name, unit, curve, Wins, Loses, "mmap wins up to about");

    /// <summary>The crossing of a curve that starts below 1 and rises: mmap wins from there on.</summary>
    /// <inheritdoc cref="Falling"/>
    public static Finding Rising(string name, string unit, IReadOnlyList<CurvePoint> curve) =>
        Crossing(name, unit, curve, Loses, Wins, "mmap wins from about");

    private static bool Wins(Interval ratio) => ratio.Lower > 1;

    private static bool Loses(Interval ratio) => ratio.Upper < 1;

    /// <summary>The interval of the crossing reaches from the last point decided on the near side to the first one after it that is decided
    /// on the far side; the estimate is interpolated on logarithmic axes between the two points around 1.</summary>
    private static Finding Crossing(string name, string unit, IReadOnlyList<CurvePoint> curve, Func<Interval, bool> near, Func<Interval, bool> far,
        string verb)
    {
        CurvePoint[] points = [.. curve.Where(p => p.Ratio is not null)];
        int lastNear = Array.FindLastIndex(points, p => near(p.Ratio!.Value));
        int firstFar = Array.FindIndex(points, lastNear + 1, p => far(p.Ratio!.Value));
        double? estimate = lastNear < 0 ? null : Interpolated(points, lastNear);
        double? lower = lastNear < 0 ? null : points[lastNear].At, upper = firstFar < 0 ? null : points[firstFar].At;
        string text = estimate is { } at ? $"{verb} {at:0.#} {unit}; the winner changes after {lower:0.#} {unit}{(upper is null ? "" : $" and by {upper:0.#} {unit}")}."
            : points.Length == 0 ? "No point was measured."
            : $"The winner does not change between {points[0].At:0.#} and {points[^1].At:0.#} {unit}.";
        return new Finding(name, text, estimate, lower, upper, unit);
    }

    private static double? Interpolated(CurvePoint[] points, int from)
    {
        for (int i = from; i + 1 < points.Length; i++)
        {
            double here = Math.Log(points[i].Ratio!.Value.Estimate), next = Math.Log(points[i + 1].Ratio!.Value.Estimate);
            if (Math.Sign(here) != Math.Sign(next))
                return Significant.Digits(points[i].At * Math.Pow(points[i + 1].At / points[i].At, here / (here - next)), 3);
        }

        return null;
    }
}
