using System.Globalization;
using PerfSuite.Judging.Model;

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
        string unknown = cause.NotModelled.Count == 0 ? "" : $" Of {Counted(cause.NotModelled.Count, "further changed case")} no model is known.";
        if (cause.Primitives.Count == 0)
            return $"No primitive explains what became of the {Counted(all, "changed case")} that a model is known of.{unknown}";
        string left = cause.Unexplained.Count == 0 ? "" : $" Not explained: {Some(cause.Unexplained)}.";
        return $"{string.Join(", with ", cause.Primitives.Select(Term))} {(cause.Primitives.Count == 1 ? "explains" : "explain")} {cause.Explained.Count} of {Counted(all, "changed case")}.{left}{unknown}";
    }

    /// <summary>A factor of a price: <c>16.2 × dearer</c>.</summary>
    public static string Dearer(double factor) => !IsMoved(factor) ? "the same"
        : string.Create(CultureInfo.InvariantCulture, $"{(factor > 1 ? factor : 1 / factor):0.0#} × {(factor > 1 ? "dearer" : "cheaper")}");

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

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
