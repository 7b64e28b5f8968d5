using System.Globalization;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Measurement;
using PerfSuite.Results;
using PerfSuite.Statistics;

namespace PerfSuite.Claims.Setup;

/// <summary>Mapping, unmapping and faulting cost more in a process that holds many mappings.</summary>
/// <remarks>Sources: when-not (mail of L. Torvalds: the book-keeping of a list of all mappings), unlocking (areas in a list or tree, for fast look-up). Samples in ns per
/// operation. The two arms are two processes, because 32,768 areas cannot come and go between turns; what distinguishes two processes besides, the
/// places of their pages, is drawn anew by every process of a run. Measured on Linux 6.18 in a guest where a fault is dear: 4.4 to 4.8 µs to map and unmap beside none,
/// some 5 % more beside 32,768 areas (0.91 to 0.99, on another occasion not decided); a fault of 9 to 22 µs hides whatever the look-up takes.</remarks>
[Claim("bookkeeping-grows-with-mappings",
    Title = "Mapping and faulting cost more beside many mappings",
    Statement = "Two processes do the same, one of them while it holds 32,768 mappings of a page: a page of a cached file is mapped and unmapped, or a page of a standing "
        + "mapping is touched that has no page-table entry.",
    Source = $"{Sources.WhenNot}, {Sources.Unlocking}",
    Expectation = Expectation.MachineDependent,
    Because = "The kernel of the mail kept a list; a tree takes a few steps more for a thousand times as many areas, which shows only where the operation itself is cheap.",
    Drawback = true)]
[SourceSetting(
    Size = "all mappings of a process, kept in a list (when-not) or a list or tree (unlocking)",
    Choice = "32,768 mappings, half of what a process may have by default, of one page each. Compared with none, because a claim of growth needs a start.")]
public class BookkeepingGrowsWithMappings : TimingClaim, IWorkElsewhere
{
    private const int Areas = 32_768;
    private const string LimitFile = "/proc/sys/vm/max_map_count";

    /// <summary>Areas that a process has of its own.</summary>
    private const int RuntimesAreas = 4096;

    private AreaHolder? none, many, last;

    /// <summary>What is done.</summary>
    [ParamsAllValues]
    public AreaOperation Operation { get; set; }

    public override Region Region => Region.Under(1);

    public override string Unit => "ns/operation";

    public override long OperationsPerTurn => AreaHolderProgram.OperationsPerTurn;

    public override double Margin => 0.1;

    public TurnElsewhere LastTurn => last!.LastTurn;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("areas", Areas), ("mappedBytes", PageCache.PageBytes));

    [GlobalSetup]
    public void Open()
    {
        long limit = long.Parse(KernelSetting.Of(LimitFile) ?? "65530", CultureInfo.InvariantCulture);
        if (limit < Areas + RuntimesAreas)
            throw NotApplicable($"A process may have {limit} areas here, and {Areas} beside the runtime's are wanted.", "sysctl vm.max_map_count=65530.");
        DataFile data = Workspace.File("held-areas.bin", PageCache.PageBytes);
        data.EstablishWarm();
        none = new AreaHolder(data, areas: 0);
        many = new AreaHolder(data, Areas);
    }

    [Benchmark(Baseline = true)]
    public ulong BesideNone() => (last = none!).Ask(Operation);

    [Benchmark]
    public ulong BesideMany() => (last = many!).Ask(Operation);

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        Judge(counters[nameof(BesideNone)], counters[nameof(BesideMany)], counters.Operations, Operation);

    /// <summary>What the explanation asks of both arms' counters: as many faults in either, so that only the book-keeping differs.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters none, Counters many, long operations, AreaOperation operation)
    {
        Expected faults = operation == AreaOperation.Fault ? Expected.Between(1, 1.01) : Expected.AtMost(0.01);
        return
        [
            MechanismRow.Of("faults per operation, BesideNone", faults, (double)none.MinorFaults / operations),
            MechanismRow.Of("faults per operation, BesideMany", faults, (double)many.MinorFaults / operations),
        ];
    }

    public override IEnumerable<MechanismRow> AfterRounds() => JudgeAreas(none!.Areas, many!.Areas);

    /// <summary>What the explanation asks of the areas of the two processes.</summary>
    internal static IEnumerable<MechanismRow> JudgeAreas(int none, int many) =>
    [
        MechanismRow.Of("areas of the process, BesideNone", Expected.AtMost(RuntimesAreas), none),
        MechanismRow.Of("areas of the process, BesideMany", Expected.Between(Areas, Areas + RuntimesAreas), many),
    ];

    [GlobalCleanup]
    public void Close()
    {
        many?.Dispose();
        none?.Dispose();
    }
}
