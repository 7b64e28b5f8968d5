using System.Globalization;

namespace PerfSuite.Claims.Sharing;

/// <summary>How messages are exchanged.</summary>
public enum Exchange
{
    /// <summary>One way, as many as go; answered once.</summary>
    Stream,

    /// <summary>Each is answered before the next is sent.</summary>
    RoundTrip,
}

/// <summary>Where the two processes run.</summary>
public enum Placement
{
    /// <summary>Both on one processor: whoever waits hands it to the other.</summary>
    Together,

    /// <summary>On two processors: who waits leaves one idle, and is woken by an interrupt from the other.</summary>
    Apart,
}

/// <summary>A case: which messages, exchanged how, between processes placed where.</summary>
/// <param name="Bytes">Size of a message.</param>
/// <param name="Exchange">One way or both.</param>
/// <param name="Placement">On one processor or on two.</param>
public readonly record struct MessagePoint(int Bytes, Exchange Exchange, Placement Placement)
{
    private const int StreamBytes = 1 << 20;
    private const int MostStreamed = 4096;
    private const int MostRoundTrips = 16;
    private const int Fewest = 4;

    /// <summary>Messages of a turn: enough for a millisecond or so.</summary>
    public int Messages => Math.Clamp(StreamBytes / Bytes, Fewest, Exchange == Exchange.Stream ? MostStreamed : MostRoundTrips);

    internal MessageExchange NewExchange(int seed) => new(Bytes, Messages, Exchange == Exchange.RoundTrip, seed);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Size} {Words(Exchange)} {Words(Placement)}");

    private string Size => Bytes < 1 << 10 ? $"{Bytes}B" : Bytes < 1 << 20 ? $"{Bytes >> 10}KiB" : $"{Bytes >> 20}MiB";

    private static string Words(Exchange exchange) => exchange == Exchange.Stream ? "stream" : "round trip";

    private static string Words(Placement placement) => placement == Placement.Together ? "on one CPU" : "on two CPUs";
}
