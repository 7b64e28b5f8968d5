using System.Globalization;
using PerfSuite.Interop;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Sharing;

/// <summary>
/// The other process of a message exchange, and the ways to it: two pipes, and two rings of the same capacity in memory without a name.
/// </summary>
internal sealed class MessagePartner : IDisposable
{
    private readonly FileDescriptor memory = FileDescriptor.CreateMemory("perfsuite-ring");
    private readonly Pipe there = Pipe.Create();
    private readonly Pipe back = Pipe.Create();
    private readonly Pipe lifeline = Pipe.Create();
    private readonly RingLink ring;
    private readonly Child child;
    private readonly Thread mourner;

    /// <param name="point">Which messages.</param>
    /// <param name="seed">Seed of their content.</param>
    /// <param name="processor">Where the partner runs.</param>
    public MessagePartner(MessagePoint point, int seed, int processor)
    {
        CapacityBytes = there.CapacityBytes;
        ring = RingLink.Make(memory, CapacityBytes);
        OverPipe = new PipeLink(there.WriteEnd, back.ReadEnd);
        int[] numbers = [point.Bytes, (int)point.Exchange, seed, processor, CapacityBytes, Environment.ProcessId,
            there.ReadEnd.Number, back.WriteEnd.Number, lifeline.WriteEnd.Number, memory.Number];
        child = Child.Start(MessageServer.Run, [.. numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))]);
        child.ReadLine();
        // What only the partner holds ends with it, so that no read or write here waits for ever. Memory does not end: that is told.
        there.ReadEnd.Dispose();
        back.WriteEnd.Dispose();
        lifeline.WriteEnd.Dispose();
        mourner = new Thread(AbandonWhenPartnerEnds);
        mourner.Start();
    }

    /// <summary>What the pipe holds before a writer must wait, and the ring too.</summary>
    public int CapacityBytes { get; }

    public IMessageLink OverPipe { get; }

    public IMessageLink OverRing => ring;

    /// <summary>What the partner has done and received so far.</summary>
    public PartnerState State => PartnerState.Parse(child.Ask("state"));

    /// <summary>Ends the partner in the middle of whatever it does.</summary>
    public void Kill()
    {
        if (SystemCall.Kill(child.Id, Signal.Kill) != 0)
            throw SystemCallException.Last("kill");
    }

    public void Dispose()
    {
        child.Dispose();
        mourner.Join();
        ring.Dispose();
        lifeline.Dispose();
        back.Dispose();
        there.Dispose();
        memory.Dispose();
    }

    private void AbandonWhenPartnerEnds()
    {
        using NativeBuffer nothing = new(1);
        while (SystemCall.Read(lifeline.ReadEnd.Number, nothing.Address, 1) < 0 && Errno.Last == Errno.EINTR)
        {
        }

        ring.Abandon();
    }
}

/// <summary>What the answering process has done and received.</summary>
/// <param name="PipeCalls">Calls of read(2) and write(2).</param>
/// <param name="RingCalls">Calls of futex(2).</param>
/// <param name="PipeSum">Sum of the last message that came through the pipe.</param>
/// <param name="RingSum">Sum of the last message that came through the ring.</param>
internal readonly record struct PartnerState(long PipeCalls, long RingCalls, ulong PipeSum, ulong RingSum)
{
    public static PartnerState Parse(string line) => line.Split(' ') is [var pipe, var ring, var pipeSum, var ringSum]
        ? new PartnerState(Count(pipe), Count(ring), Sum(pipeSum), Sum(ringSum))
        : throw new FormatException($"Expected two counts and two sums, found '{line}'.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PipeCalls} {RingCalls} {PipeSum:x16} {RingSum:x16}");

    private static long Count(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static ulong Sum(string text) => ulong.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
