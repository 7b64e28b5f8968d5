using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Records;

/// <summary>What a ratio of times that somebody stored may be: a broken file must not become an overflow, or a comparison with nothing.</summary>
internal static class PlausibleRatio
{
    private const double Least = 0.999 / PairedRatio.Most, Most = 1.001 * PairedRatio.Most, LeastConfidence = 0.9, MostConfidence = 1 - 1e-12;

    /// <exception cref="UnreadableInputException">The ratio is 0, negative, or of a size that no two arms differ by; or nobody would rest a verdict
    /// on its confidence.</exception>
    public static void Require(string file, string position, Interval ratio)
    {
        RequireLimits(file, position, ratio);
        if (ratio.Confidence is < LeastConfidence or > MostConfidence)
            throw new UnreadableInputException(file, position, $"the confidence of the ratio is {ratio.Confidence}; it lies between {LeastConfidence} and 1.");
    }

    /// <summary>Of a ratio on which no verdict rests, such as that of a few passes over a file, which no one can be very sure of.</summary>
    /// <exception cref="UnreadableInputException">The ratio is 0, negative, or of a size that no two arms differ by.</exception>
    public static void RequireLimits(string file, string position, Interval ratio)
    {
        if (!(ratio.Lower >= Least && ratio.Upper <= Most))
            throw new UnreadableInputException(file, position, $"the ratio {ratio.Lower} … {ratio.Upper} is none of times; one lies above 0, from {Least} to {Most}.");
    }
}
