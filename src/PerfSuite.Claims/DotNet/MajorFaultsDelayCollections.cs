using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.DotNet;

/// <summary>A garbage collection waits for a thread that is taking a major fault; it does not wait for one that is in read().</summary>
/// <remarks>Source: users of the runtime. A thread that touches a mapping runs managed code while the kernel reads the page, and cannot be stopped until the
/// fault ends; a thread in a system call has told the runtime that collections may go on. Samples in ns per collection. Measured on
/// .NET 10 with a fast virtual disk, machine loaded: 1.1 to 2.0 times.</remarks>
[Claim("major-faults-delay-collections",
    Title = "Major faults of one thread lengthen the pauses of the others",
    Statement = "A thread reads an evicted file page by page, through a mapping with MADV_RANDOM or by pread(); meanwhile another thread collects generation 0. "
        + "Timed is the collection.",
    Source = Sources.DotNet,
    Expectation = Expectation.MachineDependent,
    Because = "A collection has to stop all threads that run managed code, and one that waits for the device in a fault cannot be stopped; how long "
        + "that is depends on the device.",
    Drawback = true)]
public class MajorFaultsDelayCollections : TimingClaim
{
    private const long FileBytes = 16L << 20;
    private const int Collections = 8;

    private ColdReading? reading;

    public override Region Region => Region.Over(1);

    public override string Unit => "ns/collection";

    public override long OperationsPerTurn => Collections;

    /// <summary>Device times scatter.</summary>
    public override double Margin => 0.2;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("collections", Collections));

    [GlobalSetup]
    public void Open()
    {
        Needs.Device(Workspace);
        if (Environment.ProcessorCount < 2)
            throw NotApplicable("There is one processor, on which the threads take turns anyway.", "give the process two processors or more.");
        reading = new ColdReading(Workspace.File("pauses.bin", FileBytes).Ensure());
    }

    [IterationSetup(Target = nameof(CollectWhileFaulting))]
    public void Fault() => reading!.Switch(ReadingMode.Mapped);

    [IterationSetup(Target = nameof(CollectWhileReading))]
    public void Read() => reading!.Switch(ReadingMode.Calls);

    [Benchmark(Baseline = true)]
    public void CollectWhileFaulting() => Collect();

    [Benchmark]
    public void CollectWhileReading() => Collect();

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        reading!.Switch(ReadingMode.Idle);
        return Judge(reading.MajorFaults, reading.ReadCalls);
    }

    /// <summary>Both kinds of waiting must have taken place.</summary>
    internal static IEnumerable<MechanismRow> Judge(long majorFaults, long readCalls) =>
    [
        MechanismRow.Of("major faults of the reading thread, all turns", Expected.AtLeast(1), majorFaults),
        MechanismRow.Of("read calls of the reading thread, all turns", Expected.AtLeast(1), readCalls),
    ];

    [GlobalCleanup]
    public void Close() => reading?.Dispose();

    private static void Collect()
    {
        for (int i = 0; i < Collections; i++)
            GC.Collect(0, GCCollectionMode.Forced, blocking: true);
    }
}
