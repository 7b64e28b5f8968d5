using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Verdicts;

/// <summary>What a machine's runs found over time.</summary>
/// <param name="Machine">Its name.</param>
/// <param name="Cases">One a case and profile, by name.</param>
/// <param name="Card">What its primitives cost at its last run; empty where nobody knows.</param>
public sealed record MachineHistory(string Machine, IReadOnlyList<CaseHistory> Cases, IReadOnlyList<Primitive> Card)
{
    /// <summary>Ids of its runs, the oldest first.</summary>
    public IReadOnlyList<string> Runs { get; } = [.. Cases.SelectMany(c => c.Runs).DistinctBy(l => l.Run, StringComparer.Ordinal).OrderBy(l => l.StartedUtc).Select(l => l.Run)];

    /// <param name="machine">The machine.</param>
    /// <param name="lines">What its runs found of its cases, the oldest first.</param>
    /// <param name="cardOf">Its card as a run took it, by the run's id.</param>
    public static MachineHistory Of(string machine, IReadOnlyList<HistoryLine> lines, Func<string, IReadOnlyList<Primitive>> cardOf)
    {
        Dictionary<string, IReadOnlyList<Primitive>> cards = new(StringComparer.Ordinal);
        return new MachineHistory(machine,
            [.. lines.GroupBy(l => (l.Case, l.Profile)).OrderBy(g => g.Key.Case, StringComparer.Ordinal).Select(g => CaseHistory.Of([.. g], Card))],
            lines.Count == 0 ? [] : Card(lines[^1].Run));

        IReadOnlyList<Primitive> Card(string run) => cards.TryGetValue(run, out IReadOnlyList<Primitive>? card) ? card : cards[run] = cardOf(run);
    }
}

/// <summary>A case over time.</summary>
/// <param name="Case">Claim and case in one name.</param>
/// <param name="Profile">Ratios of different profiles are different series.</param>
/// <param name="Runs">What each run found of it, the oldest first; at least one.</param>
/// <param name="Changes">From where on it is at another level.</param>
public sealed record CaseHistory(string Case, string Profile, IReadOnlyList<HistoryLine> Runs, IReadOnlyList<ChangePoint> Changes)
{
    internal static CaseHistory Of(IReadOnlyList<HistoryLine> runs, Func<string, IReadOnlyList<Primitive>> cardOf) => new(runs[0].Case, runs[0].Profile, runs, ChangePoint.In(runs, cardOf));
}
