using System.Globalization;

namespace PerfSuite.Judging.Records;

/// <summary>
/// The closed range that a counter must lie in. Written as <c>= 0</c>, <c>≤ 16384</c>, <c>≥ 1</c>, <c>1 … 16384</c> or <c>any</c>,
/// and read back from that text.
/// </summary>
public readonly record struct Expected
{
    private const string AnyText = "any";

    private Expected(double least, double most) => (Least, Most) = least <= most ? (least, most)
        : throw new ArgumentOutOfRangeException(nameof(least), least, $"The range of an expected count is empty: {least} … {most}.");

    public double Least { get; }

    public double Most { get; }

    /// <summary>No limit: the number is recorded, not judged.</summary>
    public static Expected Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Expected Exactly(double value) => new(value, value);

    public static Expected AtMost(double most) => new(double.NegativeInfinity, most);

    public static Expected AtLeast(double least) => new(least, double.PositiveInfinity);

    public static Expected Between(double least, double most) => new(least, most);

    /// <summary>Around a value, within a relative tolerance.</summary>
    public static Expected Near(double value, double relativeTolerance) =>
        new(value - Math.Abs(value * relativeTolerance), value + Math.Abs(value * relativeTolerance));

    public bool Holds(double actual) => actual >= Least && actual <= Most;

    public static bool TryParse(string text, out Expected range)
    {
        range = Any;
        if (text == AnyText)
            return true;
        int dots = text.IndexOf(" … ", StringComparison.Ordinal);
        if (dots > 0 && TryParseNumber(text[..dots], out double least) && TryParseNumber(text[(dots + 3)..], out double most) && least <= most)
            range = Between(least, most);
        else if (text.Length > 2 && TryParseNumber(text[2..], out double limit) && text[..2] is "= " or "≤ " or "≥ ")
            range = text[0] switch { '=' => Exactly(limit), '≤' => AtMost(limit), _ => AtLeast(limit) };
        else
            return false;
        return true;
    }

    public override string ToString() => (double.IsFinite(Least), double.IsFinite(Most)) switch
    {
        (true, true) when Least == Most => $"= {Format(Least)}",
        (true, true) => $"{Format(Least)} … {Format(Most)}",
        (true, false) => $"≥ {Format(Least)}",
        (false, true) => $"≤ {Format(Most)}",
        _ => AnyText,
    };

    /// <summary>A count as text: whole numbers in full, others with six significant digits.</summary>
    internal static string Format(double value) =>
        value.ToString(value == Math.Floor(value) && Math.Abs(value) < 1e15 ? "0" : "0.######", CultureInfo.InvariantCulture);

    internal static bool TryParseNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
