using PerfSuite.Judging.Records;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Claims;

/// <summary>A recorded parameter over the cases of a claim: its value, its range where numbers differ, its values where words do.</summary>
/// <param name="Fact">Name and values, as shown.</param>
/// <param name="IsText">Whether the values are words.</param>
internal readonly record struct ParameterRange(Fact Fact, bool IsText)
{
    /// <summary>Words of which there are more name the cases, and their meaning stands in other parameters.</summary>
    private const int MostWords = 4;

    /// <summary>The parameters of some cases. Of several that say the same in different units, the one in bytes counts.</summary>
    public static IEnumerable<ParameterRange> Of(IReadOnlyList<CaseRecord> cases) => cases.SelectMany(c => c.Parameters)
        .GroupBy(p => NamedValue.Label(p.Key), StringComparer.Ordinal)
        .Select(same => Of(same.Key, [.. same.Any(IsInBytes) ? same.Where(IsInBytes) : same])).OfType<ParameterRange>();

    private static bool IsInBytes(KeyValuePair<string, object> parameter) => parameter.Key.EndsWith("Bytes", StringComparison.Ordinal);

    private static ParameterRange? Of(string label, KeyValuePair<string, object>[] parameters)
    {
        bool isText = parameters.Any(p => p.Value is string or bool);
        IEnumerable<KeyValuePair<string, object>> ordered = isText ? parameters : parameters.OrderBy(p => Convert.ToDouble(p.Value));
        string[] values = [.. ordered.Select(p => NamedValue.Value(p.Key, p.Value)).Distinct(StringComparer.Ordinal)];
        return isText && values.Length > MostWords ? null
            : new ParameterRange(new Fact(label, isText ? string.Join(", ", values) : values.Length == 1 ? values[0] : $"{values[0]} … {values[^1]}"), isText);
    }
}
