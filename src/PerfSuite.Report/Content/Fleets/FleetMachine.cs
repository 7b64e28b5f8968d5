using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Fleets;

/// <summary>A machine of a fleet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Facts">Runs, time, profile, kernel and runtime of the latest.</param>
/// <param name="Prices">Of the few primitives that most arms are made of, in words; empty where its card has none.</param>
/// <param name="Card">What each of the page's primitives costs, for the script.</param>
public sealed record FleetMachine(string Name, IReadOnlyList<string> Facts, IReadOnlyList<string> Prices, string Card)
{
    /// <summary>Headings of <see cref="Facts"/>.</summary>
    public static IReadOnlyList<string> FactNames { get; } = ["Runs", "From", "To", "Profile", "Kernel", "Runtime"];

    /// <summary>Headings of <see cref="Prices"/>.</summary>
    public static IReadOnlyList<string> PriceNames { get; } =
        [PrimitiveNames.EmptyCall, PrimitiveNames.MinorFault, PrimitiveNames.MapUnmap, PrimitiveNames.KernelCopyFromMemory, PrimitiveNames.UserCopyFromMemory, PrimitiveNames.TlbShootdown];

    /// <param name="machine">With at least one run.</param>
    /// <param name="prices">The page's primitives.</param>
    public static FleetMachine Of(MachineHistory machine, IReadOnlyList<FleetPrice> prices)
    {
        HistoryLine[] lines = [.. machine.Cases.SelectMany(c => c.Runs)];
        HistoryLine last = lines.MaxBy(l => l.StartedUtc)!;
        Dictionary<string, Primitive> card = machine.Card.ToDictionary(p => p.Name, StringComparer.Ordinal);
        return new FleetMachine(machine.Machine,
            [Number.Plain(machine.Runs.Count), Day(lines.Min(l => l.StartedUtc)), Day(last.StartedUtc), last.Profile, last.Kernel, last.Runtime],
            [.. PriceNames.Select(n => card.TryGetValue(n, out Primitive? p) ? p.IsBandwidth ? Quantity.Throughput(p.Estimate) : Quantity.Time(p.Estimate) : "")],
            string.Join(' ', prices.Select(p => card.TryGetValue(p.Name, out Primitive? known) ? Significant.Digits(known.Estimate, 4).ToString(CultureInfo.InvariantCulture) : "-")));
    }

    internal static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
