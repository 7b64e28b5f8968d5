using PerfSuite.Judging.Records;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Claims;

/// <summary>The claims of one area.</summary>
public sealed record AreaSection(string Name, string Anchor, IReadOnlyList<ClaimSection> Claims);

/// <summary>A claim with its evidence.</summary>
/// <param name="Anchor">Its place.</param>
/// <param name="Record">What the catalogue says of it.</param>
/// <param name="Source">The documents that claim it, in full.</param>
/// <param name="Command">How to measure it again.</param>
/// <param name="Shared">What is the same in all its cases.</param>
/// <param name="Cases">Its cases.</param>
/// <param name="Curves">Places of its curves.</param>
/// <param name="Setting">The source's setting beside what was measured; null where the results hold none.</param>
public sealed record ClaimSection(
    string Anchor, ClaimRecord Record, string Source, string Command, SharedFacts Shared, IReadOnlyList<CaseDetail> Cases, bool Curves,
    SettingComparison? Setting)
{
    public string Expectation => Record.Expectation == "MachineDependent" ? "Depends on the machine" : Record.Expectation;
}

/// <summary>A name with its value, as shown.</summary>
public readonly record struct Fact(string Name, string Value)
{
    public static Fact Of(string name, object value) => new(NamedValue.Label(name), NamedValue.Value(name, value));

    /// <summary>Several facts in running text.</summary>
    public static string Line(IEnumerable<Fact> facts) => string.Join(" · ", facts.Select(f => $"{f.Name} {f.Value}"));
}
