using System.Globalization;

namespace PerfSuite.Performance.Peers;

/// <summary>Which cells agree with a peer, in one line.</summary>
internal static class Closeness
{
    private static readonly (double Lower, double Upper)[] Limits = [(0.95, 1.05), (0.9, 1.1)];

    /// <param name="peer">Name of the peer.</param>
    /// <param name="cells">All its cells.</param>
    public static string Of(string peer, IReadOnlyList<PeerComparison> cells) =>
        $"{peer}, suite ÷ peer: " + string.Join("; ", Limits.Select(l => string.Create(CultureInfo.InvariantCulture,
            $"within {l.Lower} … {l.Upper} by the estimate {Names(cells, c => c.IsWithin(l.Lower, l.Upper))}, by the whole interval {Names(cells, c => c.IsSurelyWithin(l.Lower, l.Upper))}")))
        + ".";

    private static string Names(IReadOnlyList<PeerComparison> cells, Func<PeerComparison, bool> chosen)
    {
        string[] names = [.. cells.Where(chosen).Select(c => c.Cell)];
        return names.Length == 0 ? $"none of {cells.Count}" : $"{names.Length} of {cells.Count} ({string.Join(", ", names)})";
    }
}
