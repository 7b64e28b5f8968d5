using PerfSuite.Judging.Records;

namespace PerfSuite.Catalogue;

/// <summary>A claim judged by exact counters or states. No clock is read.</summary>
public abstract class MechanismClaim : Claim
{
    /// <summary>Runs the experiment once and tells what was counted.</summary>
    public abstract Observation Observe();
}

/// <summary>What a mechanism claim's experiment counted.</summary>
/// <param name="Rows">At least one row that can fail.</param>
/// <param name="Quantities">Further measured quantities, units in the names.</param>
public sealed record Observation(IReadOnlyList<MechanismRow> Rows, IReadOnlyDictionary<string, double>? Quantities = null)
{
    public IReadOnlyDictionary<string, double> Quantities { get; } = Quantities ?? new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Rows without further quantities.</summary>
    public static Observation Of(params IEnumerable<MechanismRow> rows) => new([.. rows]);
}
