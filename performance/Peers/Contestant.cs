namespace PerfSuite.Performance.Peers;

/// <summary>A program that makes one pass in a fresh process and says how fast it was, by its own clock.</summary>
/// <param name="name">In words, as the tables show it.</param>
internal abstract class Contestant(string name)
{
    public string Name { get; } = name;

    /// <returns>GB/s, of 1e9 bytes.</returns>
    /// <exception cref="PeerException">It did not make the pass.</exception>
    public abstract double GigabytesPerSecond(PeerPass pass);
}
