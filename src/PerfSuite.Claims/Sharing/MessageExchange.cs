using System.Runtime.CompilerServices;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Sharing;

/// <summary>
/// Messages over a link, the same for every kind of link. The asking side sends; the answering side copies each message into a buffer of
/// its own and answers: every message with the message (a round trip), or all of a turn with the sum of their ends (a stream).
/// </summary>
internal sealed class MessageExchange : IDisposable
{
    private const int WordBytes = 8;
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private readonly int messages;
    private readonly bool roundTrip;
    private readonly NativeBuffer outgoing;
    private readonly NativeBuffer incoming;
    private ulong stamp;

    /// <param name="bytes">Size of a message, a multiple of 8 and at least 16.</param>
    /// <param name="messages">Messages of a turn.</param>
    /// <param name="roundTrip">Whether each message comes back.</param>
    /// <param name="seed">Seed of the messages' content.</param>
    public MessageExchange(int bytes, int messages, bool roundTrip, int seed)
    {
        this.messages = messages;
        this.roundTrip = roundTrip;
        outgoing = new NativeBuffer(bytes);
        incoming = new NativeBuffer(bytes);
        new SeededWords(seed, "message").Fill(outgoing.Span(0, bytes), 0);
    }

    /// <summary>Turns of the asking side so far.</summary>
    public int Turns { get; private set; }

    /// <summary>Sum of all words of the last message sent.</summary>
    public ulong SentSum => outgoing.Sum(0, outgoing.Bytes);

    /// <summary>Sum of all words of the last message received.</summary>
    public ulong ReceivedSum => incoming.Sum(0, incoming.Bytes);

    /// <summary>The asking side's turn: sends its messages and waits for the last answer.</summary>
    /// <returns>0 where what came back is right.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Ask(IMessageLink link)
    {
        Turns++;
        ulong sent = 0, received = 0;
        for (int i = 0; i < messages; i++)
        {
            sent = unchecked(sent + Stamp());
            link.Send(outgoing.Address, outgoing.Bytes);
            if (!roundTrip)
                continue;
            link.Receive(incoming.Address, incoming.Bytes);
            received = unchecked(received + Ends());
        }

        if (roundTrip)
            return unchecked(received - sent);
        link.Receive(incoming.Address, WordBytes);
        return unchecked(incoming.WordAt(0) - sent);
    }

    /// <summary>The answering side's turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Answer(IMessageLink link)
    {
        ulong received = 0;
        for (int i = 0; i < messages; i++)
        {
            link.Receive(incoming.Address, incoming.Bytes);
            if (roundTrip)
                link.Send(incoming.Address, incoming.Bytes);
            else
                received = unchecked(received + Ends());
        }

        if (roundTrip)
            return;
        new MappedRange(outgoing.Address, outgoing.Bytes).SetWord(0, received);
        link.Send(outgoing.Address, WordBytes);
    }

    public void Dispose()
    {
        incoming.Dispose();
        outgoing.Dispose();
    }

    /// <summary>Makes the message another one than the last: new words at both ends, which a torn message would not both have.</summary>
    private ulong Stamp()
    {
        MappedRange message = new(outgoing.Address, outgoing.Bytes);
        message.SetWord(0, ++stamp);
        message.SetWord(outgoing.Bytes - WordBytes, unchecked(stamp * Spread));
        return unchecked(stamp + (stamp * Spread));
    }

    private ulong Ends() => unchecked(incoming.WordAt(0) + incoming.WordAt(incoming.Bytes - WordBytes));
}
