using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Sharing;

/// <summary>Moving bytes between two processes through a shared mapping beats a pipe.</summary>
/// <remarks>
/// <para>Sources: unlocking (shared memory as a way to communicate), when-not (sharing is where it sees mmap win). Samples in ns per message.
/// Both links copy twice, from the sender's buffer and into the receiver's, and hold equally much.</para>
/// <para>Where measurement overruled the catalogue, which expects a win everywhere (Linux 6.18, virtual machine, 2 processors):
/// short round trips are at parity, 0.92 to 1.09 in some twenty runs, because both links need the same two wake-ups and two switches of task; how
/// many calls the ring needs for them is the scheduler's choice, 2.2 to 3.8 a round trip against 4. On two processors streams of 64 bytes ran at
/// 2 to 7, but streams of 4 KiB at 0.16 to 0.3: the ring is emptied faster than an idle processor wakes up (some 30 µs), so that both sides sleep
/// once for every ring (0.06 sleeps a message), while the pipe's sides, slower a message, stay awake (0.004). Left to the
/// scheduler, the same program went from 16 to 0.2 as it placed the processes: hence they are pinned.</para>
/// </remarks>
[Claim("shared-memory-beats-a-pipe",
    Title = "Messages through a shared mapping beat messages through a pipe",
    Statement = "Messages of 64 bytes to 1 MiB go from one process into a buffer of another, through a pipe or through a ring of the same capacity in shared "
        + "memory, as a stream or as round trips. Both block by sleeping in the kernel and never poll; processes are pinned to one processor or to two.",
    Source = $"{Sources.Unlocking}, {Sources.WhenNot}",
    Expectation = Expectation.Supported,
    Because = "A pipe takes a call at each end and two copies by the kernel for every message; the ring takes a call only when one side must sleep.")]
[SourceSetting(
    Choice = "Neither document names a pipe; it is the suite's own rival, as the usual way to send bytes. A file's read() is that of "
        + "sharing-a-file-beats-reading-it.")]
public class SharedMemoryBeatsAPipe : TimingClaim
{
    private MessagePartner? partner;
    private MessageExchange? overPipe, overRing;
    private CallsPerMessage calls;
    private double capacityBytes;

    /// <summary>All sizes where the processes alternate on one processor; a few where what is measured is mostly the interrupt that wakes the other.</summary>
    public static IEnumerable<MessagePoint> Points =>
    [
        .. new[] { 64, 4 << 10, 64 << 10, 1 << 20 }.Select(bytes => new MessagePoint(bytes, Exchange.Stream, Placement.Together)),
        .. new[] { 64, 64 << 10, 1 << 20 }.Select(bytes => new MessagePoint(bytes, Exchange.RoundTrip, Placement.Together)),
        .. new[] { 64, 4 << 10 }.Select(bytes => new MessagePoint(bytes, Exchange.Stream, Placement.Apart)),
        new MessagePoint(64, Exchange.RoundTrip, Placement.Apart),
    ];

    /// <summary>Which messages, exchanged how, between processes placed where.</summary>
    [ParamsSource(nameof(Points))]
    public MessagePoint Message { get; set; }

    public override Region Region => Region.Over(1);

    /// <summary>What a wake-up costs, and who is run when, is the machine's; see the remarks.</summary>
    public override Expectation? ExpectationOfCase =>
        Message.Placement == Placement.Apart || (Message.Exchange == Exchange.RoundTrip && Message.Bytes < 64 << 10) ? Expectation.MachineDependent : null;

    public override string Unit => "ns/message";

    public override long OperationsPerTurn => Message.Messages;

    /// <summary>Times of waking and switching scatter.</summary>
    public override double Margin => 0.2;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("messageBytes", Message.Bytes), ("bytesPerOperation", Message.Bytes),
        ("exchange", Message.Exchange.ToString()), ("placement", Message.Placement.ToString()),
        ("messagesPerTurn", Message.Messages), ("seed", Workspace.Seed));

    public override IReadOnlyDictionary<string, double> Quantities => new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["capacityBytes"] = capacityBytes,
        ["callsPerMessagePipe"] = calls.Pipe,
        ["callsPerMessageRing"] = calls.Ring,
    };

    [GlobalSetup]
    public void Connect()
    {
        ImmutableArray<int> processors = ProcessorSet.OfThisThread();
        if (Message.Placement == Placement.Apart && processors.Length < 2)
            throw NotApplicable("This process may run on one processor only.", "give it a second one (taskset, cpuset), or another machine.");
        partner = new MessagePartner(Message, Workspace.Seed, processors[Message.Placement == Placement.Apart ? ^1 : 0]);
        capacityBytes = partner.CapacityBytes;
        (overPipe, overRing) = (Message.NewExchange(Workspace.Seed), Message.NewExchange(Workspace.Seed));
        ProcessorSet.PinThisThread(processors[0]); // Only now: the partner inherits where its parent may run.
    }

    [Benchmark(Baseline = true)]
    public ulong ThroughPipe() => overPipe!.Ask(partner!.OverPipe);

    [Benchmark]
    public ulong ThroughRing() => overRing!.Ask(partner!.OverRing);

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        Judge(counters[nameof(ThroughPipe)], counters[nameof(ThroughRing)], counters.Operations, Message);

    /// <summary>What the explanation asks of this side's counters over so many messages.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters pipe, Counters ring, long messages, MessagePoint point)
    {
        if (point is { Exchange: Exchange.RoundTrip, Placement: Placement.Apart })
            yield return MechanismRow.Of("switches per message of this side, ring: it sleeps and does not poll", Expected.AtLeast(0.9),
                (double)(ring.VoluntarySwitches + ring.InvoluntarySwitches) / messages);
        if (!pipe.HasIo || !ring.HasIo)
            yield break;
        yield return MechanismRow.Of("read and write calls per message of this side, pipe", Expected.AtLeast(1),
            (double)(pipe.ReadCalls + pipe.WriteCalls) / messages);
        yield return MechanismRow.Of("read and write calls of this side, ring", Expected.Exactly(0), ring.ReadCalls + ring.WriteCalls);
    }

    /// <summary>Null where they run on two processors: what one waits for the other there is what no price says.</summary>
    public override ArmWork? WorkOf(string arm)
    {
        if (Message.Placement == Placement.Apart)
            return null;
        int ways = Message.Exchange == Exchange.RoundTrip ? 2 : 1;
        return arm == nameof(ThroughPipe) ? new ArmWork { Partner = Partner.BehindPipe }
            : new ArmWork { Partner = Partner.BesideMemory, CopiedBytes = 2.0 * ways * Message.Bytes, Interlocked = 2 * ways };
    }

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        PartnerState state = partner!.State;
        calls = new CallsPerMessage(
            (double)(partner.OverPipe.Calls + state.PipeCalls) / (overPipe!.Turns * Message.Messages),
            (double)(partner.OverRing.Calls + state.RingCalls) / (overRing!.Turns * Message.Messages));
        return
        [
            .. calls.Judge(Message, capacityBytes),
            MechanismRow.Of("sum of the last message, pipe", $"{overPipe.SentSum:x16}", $"{state.PipeSum:x16}"),
            MechanismRow.Of("sum of the last message, ring", $"{overRing.SentSum:x16}", $"{state.RingSum:x16}"),
        ];
    }

    public override IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) => [Crossover.Falling("stream on one CPU: largest message", "bytes",
        [.. Points.Where(p => p is { Exchange: Exchange.Stream, Placement: Placement.Together })
            .Select(p => new CurvePoint(p.Bytes, cases.FirstOrDefault(c => c.Case == $"message={p}")?.Ratio))])];

    [GlobalCleanup]
    public void Disconnect()
    {
        overRing?.Dispose();
        overPipe?.Dispose();
        partner?.Dispose();
    }
}
