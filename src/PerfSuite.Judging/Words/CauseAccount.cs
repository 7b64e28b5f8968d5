using System.Globalization;
using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Words;

/// <summary>What many changed cases have in common, in words.</summary>
public static class CauseAccount
{
    private const int MostNames = 5;

    /// <summary>A factor that is nearer to 1 says nothing.</summary>
    private const double LeastFactor = 1.05;

    /// <summary><c>minorFault 16.2 × dearer explains 58 of 61 changed cases.</c></summary>
    public static string Of(CommonCause cause)
    {
        int all = cause.Explained.Count + cause.Unexplained.Count;
        string unknown = cause.NotModelled.Count == 0 ? "" : $" Of {Count.Of(cause.NotModelled.Count, "further changed case")} no model is known.";
        if (cause.Primitives.Count == 0)
            return $"No primitive explains what became of the {Count.Of(all, "changed case")} that a model is known of.{unknown}";
        string left = cause.Unexplained.Count == 0 ? "" : $" Not explained: {Some(cause.Unexplained)}.";
        return $"{string.Join(", with ", cause.Primitives.Select(Term))} {(cause.Primitives.Count == 1 ? "explains" : "explain")} {cause.Explained.Count} of {Count.Of(all, "changed case")}.{left}{unknown}";
    }

    /// <summary>A factor of a price: <c>16.2 × dearer</c>.</summary>
    public static string Dearer(double factor) => !IsMoved(factor) ? "the same"
        : string.Create(CultureInfo.InvariantCulture, $"{(factor > 1 ? factor : 1 / factor):0.0#} × {(factor > 1 ? "dearer" : "cheaper")}");

    /// <summary>What a machine's primitive costs now: <c>minorFault 16.2 × dearer (600 → 9720 ns)</c>.</summary>
    public static string Of(PrimitiveChange change) =>
        string.Create(CultureInfo.InvariantCulture, $"{change.Primitive} {Dearer(change.Factor)} ({change.Then:0.##} → {change.Now:0.##} {change.Unit})");

    private static string Term(CauseTerm term)
    {
        string[] parts =
        [
            .. IsMoved(term.PriceFactor) ? [Dearer(term.PriceFactor)] : Array.Empty<string>(),
            .. IsMoved(term.NumberFactor) ? [string.Create(CultureInfo.InvariantCulture, $"{term.NumberFactor:0.0#} × as many")] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? term.Primitive : $"{term.Primitive} {string.Join(" and ", parts)}";
    }

    private static bool IsMoved(double factor) => Math.Abs(Math.Log(factor)) > Math.Log(LeastFactor);

    private static string Some(IReadOnlyList<string> names) => names.Count <= MostNames ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
}
