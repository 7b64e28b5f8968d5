using System.Globalization;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Setup;

/// <summary>What is done beside many areas.</summary>
public enum AreaOperation
{
    /// <summary>A page is mapped and unmapped; nobody touches it.</summary>
    MapAndUnmap,

    /// <summary>A page of a standing mapping is touched that has no page-table entry.</summary>
    Fault,
}

/// <summary>Mapping, unmapping and faulting cost more in a process that holds many mappings.</summary>
/// <remarks>Sources: when-not (mail of L. Torvalds: the book-keeping of a list of all mappings), unlocking (areas in a list or tree, for fast look-up). Samples in ns per
/// operation. One process does both, and the areas come and go between its turns: before a turn beside none, too, they are made and are gone again, so that the processor's caches are in
/// the same state. Two processes, one with the areas and one without, differed by what distinguishes any two processes: the ratio was 0.91 in one run and 1.46 in the next.</remarks>
[Claim("bookkeeping-grows-with-mappings",
    Title = "Mapping and faulting cost more beside many mappings",
    Statement = "A process does the same beside none and beside 32,768 further areas of a page, by turns: a page of a cached file is mapped and unmapped, or a page of a standing "
        + "mapping is touched that has no page-table entry.",
    Source = $"{Sources.WhenNot}, {Sources.Unlocking}",
    Expectation = Expectation.MachineDependent,
    Because = "The kernel of the mail kept a list; a tree takes a few steps more for a thousand times as many areas, which shows only where the operation itself is cheap.",
    Drawback = true)]
[SourceSetting(
    Size = "all mappings of a process, kept in a list (when-not) or a list or tree (unlocking)",
    Choice = "32,768 areas, half of what a process may have by default, of one page each. Compared with none, because a claim of growth needs a start.")]
public class BookkeepingGrowsWithMappings : TimingClaim
{
    private const int Areas = 32_768;
    private const string LimitFile = "/proc/sys/vm/max_map_count";

    /// <summary>Areas that a process has of its own.</summary>
    private const int RuntimesAreas = 4096;

    /// <summary>Operations of a turn, and areas of a page each that are touched: a fault cannot bring in its neighbours.</summary>
    private const int Operations = 256;

    private FileDescriptor? file;
    private MappedRange[] touched = [];
    private Crowd? crowd;
    private byte firstByte;

    /// <summary>What is done.</summary>
    [ParamsAllValues]
    public AreaOperation Operation { get; set; }

    public override Region Region => Region.Under(1);

    public override string Unit => "ns/operation";

    public override long OperationsPerTurn => Operations;

    public override double Margin => 0.1;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("areas", Areas), ("mappedBytes", PageCache.PageBytes));

    [GlobalSetup]
    public void Open()
    {
        long limit = long.Parse(KernelSetting.Of(LimitFile) ?? "65530", CultureInfo.InvariantCulture);
        if (limit < Areas + RuntimesAreas)
            throw NotApplicable($"A process may have {limit} areas here, and {Areas} beside the runtime's are wanted.", "sysctl vm.max_map_count=65530.");
        DataFile data = Workspace.File("held-areas.bin", PageCache.PageBytes);
        data.EstablishWarm();
        file = data.Open();
        touched = [.. Enumerable.Range(0, Operations).Select(_ => MapPage())]; // Of the same page of the file: neighbours do not grow together.
        firstByte = touched[0].ByteAt(0);
    }

    [IterationSetup(Target = nameof(BesideNone))]
    public void BeforeNone()
    {
        new Crowd(Areas).Dispose();
        DropAll();
    }

    [IterationSetup(Target = nameof(BesideMany))]
    public void BeforeMany()
    {
        crowd = new Crowd(Areas);
        DropAll();
    }

    [IterationCleanup(Target = nameof(BesideMany))]
    public void AfterMany() => crowd!.Dispose();

    [Benchmark(Baseline = true)]
    public ulong BesideNone() => Turn();

    [Benchmark]
    public ulong BesideMany() => Turn();

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        Judge(counters[nameof(BesideNone)], counters[nameof(BesideMany)], counters.Operations, Operation);

    /// <summary>What the explanation asks of both arms' counters: as many faults in either, so that only the book-keeping differs.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters none, Counters many, long operations, AreaOperation operation)
    {
        // A visit of few operations may meet two faults that are none of its own.
        double strays = Math.Max(0.01, Significant.Digits(2.0 / operations, 3));
        Expected faults = operation == AreaOperation.Fault ? Expected.Between(1, 1 + strays) : Expected.AtMost(strays);
        return
        [
            MechanismRow.Of("faults per operation, BesideNone", faults, (double)none.MinorFaults / operations),
            MechanismRow.Of("faults per operation, BesideMany", faults, (double)many.MinorFaults / operations),
        ];
    }

    /// <summary>The same beside none and beside many: what they differ by is the book-keeping, which the card has no price of.</summary>
    public override ArmWork? WorkOf(string arm) => new() { Mappings = Operation == AreaOperation.MapAndUnmap ? 1 : 0 };

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        int none = MemoryMap.Read().Areas.Length;
        using Crowd beside = new(Areas);
        return JudgeAreas(none, MemoryMap.Read().Areas.Length);
    }

    /// <summary>What the explanation asks of the areas of the process.</summary>
    internal static IEnumerable<MechanismRow> JudgeAreas(int none, int many) =>
    [
        MechanismRow.Of("areas of the process, BesideNone", Expected.AtMost(RuntimesAreas), none),
        MechanismRow.Of("areas of the process, BesideMany", Expected.Between(Areas, Areas + RuntimesAreas), many),
    ];

    [GlobalCleanup]
    public void Close()
    {
        foreach (MappedRange page in touched)
            page.Unmap();
        file?.Dispose();
    }

    private ulong Turn() => Operation == AreaOperation.Fault ? TouchAll() : MapAndUnmapAll();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong TouchAll()
    {
        ulong wrong = 0;
        foreach (MappedRange page in touched)
            wrong += page.ByteAt(0) == firstByte ? 0UL : 1;
        return wrong;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong MapAndUnmapAll()
    {
        for (int i = 0; i < Operations; i++)
            MapPage().Unmap();
        return 0;
    }

    private void DropAll()
    {
        foreach (MappedRange page in touched)
            page.Advise(MemoryAdvice.DontNeed);
    }

    private MappedRange MapPage() => MappedRange.Map(file!.Number, 0, PageCache.PageBytes);
}
