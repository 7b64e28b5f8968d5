namespace PerfSuite.Judging.Records;

/// <summary>A counter or state that must agree with a claim's explanation.</summary>
/// <param name="Name">What was counted, with its unit.</param>
/// <param name="Expected">What the explanation asks for: see <see cref="Expected"/>.</param>
/// <param name="Actual">What was counted: a number, or a word such as an error's name.</param>
/// <param name="Holds">Whether the two agree.</param>
public sealed record MechanismRow(string Name, string Expected, string Actual, bool Holds)
{
    /// <summary>A row whose verdict follows from expectation and actual value.</summary>
    public static MechanismRow Of(string name, Expected expected, double actual) =>
        new(name, expected.ToString(), Records.Expected.Format(actual), expected.Holds(actual));

    /// <summary>A row that compares words, such as an error's name or a checksum.</summary>
    public static MechanismRow Of(string name, string expected, string actual) =>
        new(name, expected, actual, string.Equals(expected, actual, StringComparison.Ordinal));

    /// <summary>A row that records a number for which the claim states no limit; it cannot fail, and says so.</summary>
    public static MechanismRow Recorded(string name, double actual) => Of(name, Records.Expected.Any, actual);

    /// <summary>Whether the row's own words agree, as a reader recomputes them.</summary>
    public bool Recomputed() => Records.Expected.TryParse(Expected, out Expected range)
        ? Records.Expected.TryParseNumber(Actual, out double actual) && range.Holds(actual)
        : string.Equals(Expected, Actual, StringComparison.Ordinal);
}
