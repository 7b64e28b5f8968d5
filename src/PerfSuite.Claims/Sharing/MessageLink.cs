namespace PerfSuite.Claims.Sharing;

/// <summary>One side's way to another process and back. Both directions block until the whole message has passed; neither polls.</summary>
internal interface IMessageLink
{
    /// <summary>System calls that this side has made.</summary>
    long Calls { get; }

    /// <param name="source">First byte of the message.</param>
    /// <param name="bytes">Its length.</param>
    void Send(nint source, long bytes);

    /// <param name="target">Where the message goes.</param>
    /// <param name="bytes">Its length, which both sides know.</param>
    void Receive(nint target, long bytes);
}

/// <summary>The other process has gone, or does not answer.</summary>
internal sealed class LinkException(string message) : IOException(message);
