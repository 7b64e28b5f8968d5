namespace PerfSuite.Judging.Records;

/// <summary>A primitive that costs something else than the stored card allows.</summary>
/// <param name="Primitive">Its name.</param>
/// <param name="Unit">Unit of both prices.</param>
/// <param name="Then">The stored price.</param>
/// <param name="Now">The price now.</param>
/// <param name="Factor">How many times dearer it is now; below 1 where it is cheaper. A bandwidth is dearer where it is smaller.</param>
public sealed record PrimitiveChange(string Primitive, string Unit, double Then, double Now, double Factor);
