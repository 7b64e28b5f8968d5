using System.Globalization;

namespace PerfSuite.Judging.Records;

/// <summary>Shorthands for dictionaries of recorded facts.</summary>
public static class Facts
{
    public static IReadOnlyDictionary<string, object> None { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Facts in the given order; numbers, texts or booleans.</summary>
    public static IReadOnlyDictionary<string, object> Of(params (string Name, object Value)[] facts) =>
        facts.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    /// <summary>Whether two values are the same: numbers by their value, whatever their type was before they went through a file.</summary>
    public static bool AreSame(object one, object other) => one is string || other is string ? one.Equals(other)
        : Convert.ToDouble(one, CultureInfo.InvariantCulture).Equals(Convert.ToDouble(other, CultureInfo.InvariantCulture));
}
