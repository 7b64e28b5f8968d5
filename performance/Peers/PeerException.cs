namespace PerfSuite.Performance.Peers;

/// <summary>A program did not make the pass that it was asked for; the message says what it did instead, and what helps.</summary>
internal sealed class PeerException(string message) : Exception(message);
