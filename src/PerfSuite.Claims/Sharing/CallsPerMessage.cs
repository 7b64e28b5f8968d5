using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Sharing;

/// <summary>System calls of both sides together for each message.</summary>
/// <param name="Pipe">read(2) and write(2).</param>
/// <param name="Ring">futex(2).</param>
internal readonly record struct CallsPerMessage(double Pipe, double Ring)
{
    /// <summary>Messages of which the ring holds this many or more pass without a call for each.</summary>
    private const int Batch = 16;

    /// <summary>A side that is woken may find that it must sleep once more.</summary>
    private const double Repeated = 1.1;

    /// <summary>What the claim's explanation asks of the calls: one at each end of the pipe, and fewer of the ring's: on two processors more than one message
    /// for each; for messages so long that they fill the ring, or that must be answered one by one, as many as sleeping and waking can take. On one processor it is the
    /// scheduler that decides how many messages pass before the other side runs: a sleeper that is woken may take the processor at once, and then sleeps again after
    /// one message. With 4 KiB that is 1.3 calls a message in a guest with shadow paging, where a call costs 1.1 µs and the ring loses (Linux 6.18).</summary>
    /// <param name="point">Which messages.</param>
    /// <param name="capacityBytes">What ring and pipe hold.</param>
    public IEnumerable<MechanismRow> Judge(MessagePoint point, double capacityBytes) =>
    [
        MechanismRow.Of("calls per message, both sides, pipe", Expected.AtLeast(point.Exchange == Exchange.Stream ? 2 : 4), Pipe),
        MechanismRow.Of("futex calls per message, both sides, ring",
            Expected.AtMost(point.Exchange != Exchange.Stream || point.Bytes * Batch > capacityBytes ? MostCalls(point, capacityBytes) : point.Placement == Placement.Together ? Pipe : 1), Ring),
    ];

    /// <summary>For every ringful of every direction: the receiver sleeps and is woken, and where the ring fills up the sender too.</summary>
    private static double MostCalls(MessagePoint point, double capacityBytes)
    {
        double ringfuls = Math.Max(1, Math.Ceiling(point.Bytes / capacityBytes)), directions = point.Exchange == Exchange.RoundTrip ? 2 : 1;
        return Repeated * directions * ringfuls * (point.Bytes < capacityBytes && point.Exchange == Exchange.RoundTrip ? 2 : 4);
    }
}
