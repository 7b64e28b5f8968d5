namespace PerfSuite.Performance.Peers;

/// <summary>Speeds of one program in one cell, in GB/s, by turns.</summary>
internal sealed record PeerSpeeds
{
    /// <param name="read">By pread().</param>
    /// <param name="map">From the mapping; as many turns.</param>
    public PeerSpeeds(IReadOnlyList<double> read, IReadOnlyList<double> map)
    {
        if (read.Count != map.Count || read.Concat(map).Any(s => !double.IsFinite(s) || s <= 0))
            throw new ArgumentException($"Both arms need equally many positive speeds; there are {read.Count} and {map.Count}.", nameof(map));
        (Read, Map) = (read, map);
    }

    public IReadOnlyList<double> Read { get; }

    public IReadOnlyList<double> Map { get; }

    /// <summary>ln(map ÷ read) of every turn: above 0, mmap is faster.</summary>
    public IReadOnlyList<double> LogRatios => [.. Map.Zip(Read, (map, read) => Math.Log(map / read))];

    /// <summary>map ÷ read: the geometric mean of the turns.</summary>
    public double Ratio => Math.Exp(LogRatios.Average());
}
