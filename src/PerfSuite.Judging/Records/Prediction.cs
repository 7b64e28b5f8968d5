namespace PerfSuite.Judging.Records;

/// <summary>What a card's prices say of a ratio before anything is measured.</summary>
/// <param name="Ratio">The ratio.</param>
/// <param name="Lower">Its lower limit, from the 95 % intervals of the prices.</param>
/// <param name="Upper">Its upper limit.</param>
/// <param name="Explains">Which primitives make the two sides differ, the largest share first.</param>
public sealed record Prediction(double Ratio, double Lower, double Upper, IReadOnlyList<ExplainedShare> Explains)
{
    /// <summary>Of its limits, as of those of the prices.</summary>
    public const double Confidence = 0.95;
}

/// <summary>How much of the difference between the two sides of a ratio is due to a primitive.</summary>
/// <param name="Primitive">Its name.</param>
/// <param name="Share">A part of the sum of all differences, whatever their signs; 0 to 1.</param>
public readonly record struct ExplainedShare(string Primitive, double Share);
