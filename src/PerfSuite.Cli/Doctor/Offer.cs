namespace PerfSuite.Cli.Doctor;

/// <summary>Something that a machine offers, or does not.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">What was found.</param>
/// <param name="State">What that means for measuring.</param>
/// <param name="Consequence">What is lost; empty where nothing is.</param>
/// <param name="Remedy">What to do about it; empty where nothing need be done.</param>
/// <param name="Claims">Patterns of the claims that are not applicable because of it.</param>
public sealed record Offer(string Name, string Value, OfferState State = OfferState.Fine, string Consequence = "", string Remedy = "",
    params IReadOnlyList<string> Claims);

/// <summary>What an offer means for measuring.</summary>
public enum OfferState
{
    /// <summary>As it should be, or of no consequence.</summary>
    Fine,

    /// <summary>Some claims are not applicable, or figures are less precise.</summary>
    Limits,

    /// <summary>Nothing can be measured.</summary>
    Prevents,
}
