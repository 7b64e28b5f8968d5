using PerfSuite.Statistics;

namespace PerfSuite.Catalogue;

/// <summary>
/// A claim about what other claims measure: each of its cases asks a case of another claim a question of its own. Nothing is measured twice: what a run has measured is judged
/// anew, and where the other claim is not among those wanted, the case that is asked is measured with them.
/// </summary>
public abstract class DerivedClaim : Claim
{
    /// <summary>The case that is asked.</summary>
    public abstract SourceCase Source { get; }

    /// <summary>For which ratios the claim is true.</summary>
    public abstract Region Region { get; }

    /// <summary>Relative change of the ratio that matters against a baseline.</summary>
    public virtual double Margin => 0.02;
}

/// <summary>A case of another claim.</summary>
/// <param name="Claim">Class of the claim.</param>
/// <param name="Case">Name of the case within it.</param>
public readonly record struct SourceCase(Type Claim, string Case)
{
    /// <summary>The case as the catalogue has it.</summary>
    /// <exception cref="InvalidOperationException">The claim has no such case.</exception>
    public ClaimCase Find()
    {
        (Type claim, string name) = (Claim, Case);
        ClaimDescription description = new(claim);
        return description.Cases.FirstOrDefault(c => c.Parameters.ToString() == name)
            ?? throw new InvalidOperationException($"{claim} has no case '{name}'; it has {string.Join("; ", description.Cases.Select(c => c.Parameters))}.");
    }
}
