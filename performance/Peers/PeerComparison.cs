using PerfSuite.Judging.Statistics;

namespace PerfSuite.Performance.Peers;

/// <summary>The suite beside one peer in one cell.</summary>
/// <param name="Cell">Name of the cell.</param>
/// <param name="Peer">What the peer found.</param>
/// <param name="Suite">What the suite found in the same turns.</param>
internal sealed record PeerComparison(string Cell, PeerSpeeds Peer, PeerSpeeds Suite)
{
    private const double Confidence = 0.95;

    /// <summary>The suite's ratio ÷ the peer's, from the differences of the turns' log-ratios; Student (1908), because so few turns give no interval by ranks.</summary>
    public Interval SuiteToPeer { get; } = OfMean([.. Suite.LogRatios.Zip(Peer.LogRatios, (suite, peer) => suite - peer)]).Exp();

    /// <summary>Whether the estimate lies within the limits.</summary>
    public bool IsWithin(double lower, double upper) => SuiteToPeer.Estimate >= lower && SuiteToPeer.Estimate <= upper;

    /// <summary>Whether the whole interval lies within the limits.</summary>
    public bool IsSurelyWithin(double lower, double upper) => SuiteToPeer.Lower >= lower && SuiteToPeer.Upper <= upper;

    private static Interval OfMean(double[] values)
    {
        double mean = values.Average(), variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
        double half = Math.Sqrt(variance / values.Length) * Student.TwoSided(Confidence, values.Length - 1);
        return new Interval(mean, mean - half, mean + half, Confidence);
    }
}
