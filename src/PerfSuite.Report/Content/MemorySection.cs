using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Report.Content.Claims;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content;

/// <summary>What cases measured of memory, as opposed to time.</summary>
/// <param name="Claims">One entry a claim that measured some.</param>
public sealed record MemorySection(IReadOnlyList<ClaimMemory> Claims)
{
    public static MemorySection Of(SuiteResults results, Anchors anchors) => new([.. results.Cases
        .GroupBy(c => c.Claim, StringComparer.Ordinal)
        .Select(g => new ClaimMemory(new Link(g.Key, anchors.OfClaim(g.Key)), [.. g.Select(c => CaseMemory.Of(c, anchors)).Where(m => m.Quantities.Count > 0)]))
        .Where(m => m.Cases.Count > 0)]);
}

/// <summary>The memory of a claim's cases.</summary>
public sealed record ClaimMemory(Link Claim, IReadOnlyList<CaseMemory> Cases);

/// <summary>The memory of a case.</summary>
/// <param name="Case">Where it was measured.</param>
/// <param name="Quantities">What was measured.</param>
public sealed record CaseMemory(Link Case, IReadOnlyList<Fact> Quantities)
{
    /// <summary>Less of an operation's bytes from the device is a stray page, not the arm's own doing.</summary>
    private const double LeastShare = 0.01;

    public static CaseMemory Of(CaseRecord c, Anchors anchors) => new(new Link(c.Case.Length == 0 ? c.Claim : c.Case, anchors.Of(c)), [.. QuantitiesOf(c)]);

    private static IEnumerable<Fact> QuantitiesOf(CaseRecord c)
    {
        foreach ((string name, double value) in c.Facts.Where(f => MemoryWords.In(f.Key) && !StageSections.IsSymbol(f.Key)))
            yield return Fact.Of(name, value);
        foreach (MechanismRow row in c.Mechanism.Where(r => MemoryWords.In(r.Name) && !c.Facts.Values.Any(f => Same(f, r.Actual))))
            yield return new Fact(row.Name, Grouped(row.Actual));
        foreach ((string arm, double share) in DevicePerUsefulByte(c))
            yield return new Fact($"device bytes per useful byte, {arm}", Number.Brief(share));
    }

    /// <summary>What the device moved for each byte that the arm was asked for: 1 is perfect, more is read-ahead that nobody used or pages read again.</summary>
    private static IEnumerable<(string Arm, double Share)> DevicePerUsefulByte(CaseRecord c)
    {
        if (c.Number("bytesPerOperation") is { } useful and > 0)
            foreach (ArmRecord arm in c.Arms)
                if (arm.Counters.GetValueOrDefault("deviceReadBytes") is var device && device >= LeastShare * useful)
                    yield return (arm.Name, device / useful);
    }

    private static bool Same(double fact, string actual) =>
        double.TryParse(actual, CultureInfo.InvariantCulture, out double value) && value.Equals(fact);

    private static string Grouped(string actual) =>
        double.TryParse(actual, CultureInfo.InvariantCulture, out double value) ? Number.Plain(value) : actual;
}
