namespace PerfSuite.Claims.Why;

/// <summary>The middle of times, of which somebody else on the machine may have disturbed some.</summary>
internal static class MedianTime
{
    /// <param name="nanoseconds">At least one.</param>
    public static double Of(IReadOnlyCollection<double> nanoseconds)
    {
        double[] sorted = [.. nanoseconds.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
