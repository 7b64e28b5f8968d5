using System.Globalization;
using PerfSuite.Judging.Model;

namespace PerfSuite.Judging.Words;

/// <summary>What a machine does that its prices do not cover, in words.</summary>
public static class SurpriseAccount
{
    private const int MostNames = 3;

    /// <param name="surprises">At least one.</param>
    public static string Of(IReadOnlyList<Surprise> surprises)
    {
        string more = surprises.Count > MostNames ? $" and {surprises.Count - MostNames} more" : "";
        return string.Create(CultureInfo.InvariantCulture, $"Not covered by this machine's prices, which miss nine in ten other ratios by {surprises.Max(s => s.UsualMiss) - 1:0 %} at most: ")
            + $"{string.Join(", ", surprises.Take(MostNames).Select(One))}{more}.";
    }

    private static string One(Surprise s) => string.Create(CultureInfo.InvariantCulture, $"{s.Name} ({s.Measured:G3}, predicted {s.Predicted:G3})");
}
