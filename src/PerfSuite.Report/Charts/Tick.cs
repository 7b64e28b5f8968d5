namespace PerfSuite.Report.Charts;

/// <summary>A labelled place on an axis.</summary>
/// <param name="Value">The value there.</param>
/// <param name="At">Where, as a share of the axis's length from its low end.</param>
/// <param name="Label">What is written there.</param>
public readonly record struct Tick(double Value, double At, string Label)
{
    /// <summary>In a drawing so small that a hundredth of it is hardly seen.</summary>
    public Tick Coarse => this with { At = Math.Round(At, 2) };
}
