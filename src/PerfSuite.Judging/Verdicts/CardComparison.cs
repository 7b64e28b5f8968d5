using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>Whether two cards can be of one machine.</summary>
public static class CardComparison
{
    /// <summary>Beyond the stored card's own limits a price has to be off by this factor. Hosts of another kind differ by 2 to 40.</summary>
    public const double FactorThatMatters = 1.5;

    /// <summary>All other prices: differences of two times, where neighbours disturb both (beside four busy ones off by up to three); bytes from memory, whose bus they share; and what has modes. One guest mapped
    /// and unmapped in 1.5, 2.0 or 2.7 µs within an hour.</summary>
    public const double FactorOfOthers = 4;

    /// <summary>Prices that neighbours and moods of a machine hardly move.</summary>
    private static readonly string[] Steady =
    [
        PrimitiveNames.EmptyCall, PrimitiveNames.Pread4KiB, PrimitiveNames.KernelCopyBandwidth, PrimitiveNames.UserCopyBandwidth, PrimitiveNames.MinorFault, PrimitiveNames.AnonymousFault,
    ];

    /// <summary>The primitives whose whole interval lies outside what the stored card allows, the largest factor first. One that a card lacks says nothing, and neither
    /// does <c>tlbShootdown</c>: where others keep the other processors busy, no thread of this process is there to be interrupted, and it costs nothing.</summary>
    public static IReadOnlyList<PrimitiveChange> Changes(IReadOnlyList<Primitive> stored, IReadOnlyList<Primitive> now) =>
    [
        .. stored.Join(now, p => p.Name, p => p.Name, (then, here) => (Then: then, Here: here), StringComparer.Ordinal)
            .Where(p => p.Then.Name != PrimitiveNames.TlbShootdown && p.Then.Unit == p.Here.Unit && IsOutside(p.Then, p.Here)).Select(p => Of(p.Then, p.Here))
            .OrderByDescending(c => Math.Abs(Math.Log(c.Factor))),
    ];

    /// <summary>One card of several runs: the middle price, and limits that enclose those of every run.</summary>
    public static IReadOnlyList<Primitive> Enclosing(IReadOnlyList<IReadOnlyList<Primitive>> cards) => cards.Count == 1 ? cards[0] :
    [
        .. cards[^1].Select(last => (Last: last, All: cards.Select(c => c.FirstOrDefault(p => p.Name == last.Name && p.Unit == last.Unit)).OfType<Primitive>().ToArray()))
            .Where(p => p.All.Length == cards.Count)
            .Select(p => p.Last with { Estimate = Median.Of(p.All.Select(a => a.Estimate)), Lower = p.All.Min(a => a.Lower), Upper = p.All.Max(a => a.Upper) }),
    ];

    private static bool IsOutside(Primitive then, Primitive here)
    {
        double factor = Steady.Contains(then.Name, StringComparer.Ordinal) ? FactorThatMatters : FactorOfOthers;
        return here.Lower > then.Upper * factor || here.Upper < then.Lower / factor;
    }

    /// <summary>What became of a price, changed or not.</summary>
    /// <param name="then">The stored price.</param>
    /// <param name="here">The price now, in the same unit.</param>
    public static PrimitiveChange Of(Primitive then, Primitive here)
    {
        (double more, double less) = then.IsBandwidth ? (then.Estimate, here.Estimate) : (here.Estimate, then.Estimate);
        return new PrimitiveChange(then.Name, then.Unit, then.Estimate, here.Estimate, Significant.Digits(Factor(more, less), 3));
    }

    /// <summary>A price of nothing, of which a processor alone has some, is a thousandth for this.</summary>
    private static double Factor(double more, double less) => Math.Max(more, 0.001) / Math.Max(less, 0.001);
}
