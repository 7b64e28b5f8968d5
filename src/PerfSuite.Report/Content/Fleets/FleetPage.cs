using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Fleets;

/// <summary>What the page of a fleet shows: machines × claims, what changed since when, and what the machines' primitives cost.</summary>
/// <param name="Title">Of the document.</param>
/// <param name="Byline">Where it is from, and how much there is.</param>
/// <param name="Headline">Whether the machines agree.</param>
/// <param name="Clauses">What else stands first.</param>
/// <param name="Machines">A column each, by name.</param>
/// <param name="Claims">Those that come out differently first.</param>
/// <param name="Changes">Changes of level, the gravest first.</param>
/// <param name="MoreChanges">How many are not shown.</param>
/// <param name="Prices">Primitives that a card of any machine has.</param>
public sealed record FleetPage(string Title, IReadOnlyList<string> Byline, string Headline, IReadOnlyList<string> Clauses, IReadOnlyList<FleetMachine> Machines, IReadOnlyList<FleetClaim> Claims,
    IReadOnlyList<FleetChange> Changes, int MoreChanges, IReadOnlyList<FleetPrice> Prices)
{
    /// <summary>Drawings are what makes the page large.</summary>
    private const int MostChanges = 40;

    private const int MostOdd = 3;

    /// <param name="name">Of the history.</param>
    /// <param name="machines">With at least one run each; by name.</param>
    public static FleetPage Of(string name, IReadOnlyList<MachineHistory> machines)
    {
        IReadOnlyDictionary<string, HistoryLine>[] latest =
            [.. machines.Select(m => m.Cases.Select(c => c.Runs[^1]).GroupBy(l => l.Case, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(l => l.StartedUtc)!, StringComparer.Ordinal))];
        FleetClaim[] claims = [.. latest.SelectMany(l => l.Keys).Distinct(StringComparer.Ordinal).Select(c => FleetCase.Of(c, [.. latest.Select(l => l.GetValueOrDefault(c))]))
            .GroupBy(c => c.Claim, StringComparer.Ordinal).Select(g => new FleetClaim(g.Key, [.. g.OrderBy(c => c.Name, StringComparer.Ordinal)]))
            .OrderByDescending(c => c.Differs).ThenBy(c => c.Id, StringComparer.Ordinal)];
        IReadOnlyList<FleetChange> changes = FleetChange.Of(machines);
        FleetPrice[] prices = [.. machines.SelectMany(m => m.Card).DistinctBy(p => p.Name, StringComparer.Ordinal).Select(p => new FleetPrice(p.Name, p.IsBandwidth ? "GB/s" : "ns"))];
        return new FleetPage($"PerfSuite fleet · {name}",
            [name, Number.Of(machines.Count, "machine"), Number.Of(claims.Length, "timed claim"), Number.Of(claims.Sum(c => c.Cases.Count), "case"), $"up to {EnvironmentSection.When(latest.SelectMany(l => l.Values).Max(l => l.StartedUtc))}"],
            Headlined(machines.Count, claims), [.. Told(machines, claims, changes)],
            [.. machines.Select(m => FleetMachine.Of(m, prices))], claims, [.. changes.Take(MostChanges)], Math.Max(0, changes.Count - MostChanges), prices);
    }

    private static string Headlined(int machines, FleetClaim[] claims)
    {
        int differ = claims.Count(c => c.Differs);
        return machines == 1 ? "One machine: a second one makes a comparison."
            : differ == 0 ? $"No machine contradicts another: {Number.Of(claims.Length, "claim")} on {Number.Plain(machines)} machines."
            : $"{Number.Of(differ, "claim")} of {Number.Plain(claims.Length)} {(differ == 1 ? "depends" : "depend")} on the machine.";
    }

    private static IEnumerable<string> Told(IReadOnlyList<MachineHistory> machines, IReadOnlyList<FleetClaim> claims, IReadOnlyList<FleetChange> changes)
    {
        FleetCase[] differing = [.. claims.SelectMany(c => c.Cases).Where(c => c.Differs)];
        (string Machine, int Cases)[] odd = [.. machines.Select((m, i) => (m.Machine, Cases: differing.Count(c => c.IsOdd(i)))).Where(m => m.Cases > 0).OrderByDescending(m => m.Cases).Take(MostOdd)];
        if (odd.Length > 0)
            yield return $"Most often alone or with few: {string.Join("; ", odd.Select(o => $"{o.Machine} in {Number.Of(o.Cases, "case")}"))}.";
        FleetChange[] worse = [.. changes.Where(c => c.Worse)];
        yield return worse.Length == 0 ? "Nowhere did a level change for the worse."
            : $"{Number.Of(worse.Length, "change")} of level for the worse that the machine does not explain, {worse.Count(c => c.Machines == 1)} of them on one machine only.";
    }
}

/// <summary>A primitive of the machines' cards.</summary>
/// <param name="Name">See <see cref="PrimitiveNames"/>.</param>
/// <param name="Unit">For the filter: ns or GB/s.</param>
public sealed record FleetPrice(string Name, string Unit);
