using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Copies;

/// <summary>Access to a mapping whose pages are present costs what access to anonymous memory costs.</summary>
/// <remarks>Sources: love, when-not. Samples in ns per pass. Both are ordinary loads. What may differ is the translation: large folios of the page cache lie
/// together in memory, which some processors keep in one TLB entry, and anonymous memory may be in huge pages. The latter are switched off by advice, or the
/// case would ask about them. Where each page lies in memory is drawn anew by every process, and decides some per cent.
/// Measured on Linux 6.18, EPYC in a virtual machine: 1.00 to 1.07 in order, 0.98 to 1.05 scattered. On a shadow-paging guest (PVM) a part of 4 MiB takes 0.12 ms, or 3, or 6: the hypervisor
/// drops tables of 2 MiB of its own now and then, and 512 pages then cost 5.7 µs each without a fault that the guest sees. It drops those of anonymous memory more often, so that the ratio
/// there is 2 to 11 and hardly ever decided.</remarks>
[Claim("mapped-access-costs-as-memory",
    Title = "Access to a present mapping costs what access to memory costs",
    Statement = "A cached file is mapped, and its bytes stand in anonymous memory, too; every page of both is present. Every word of a part is added up in order, or "
        + "scattered lines of the whole are. The time in memory must be 0.8 to 1.25 times that in the mapping.",
    Source = $"{Sources.Love}, {Sources.WhenNot}",
    Expectation = Expectation.Supported,
    Because = "A load from a present page goes through the same page tables and caches, whatever the page belongs to.")]
[SourceSetting(
    Clock = "access alone, aside from page faults (love)",
    Choice = "How alike is enough is not said: 0.8 to 1.25. Every page is present, because the sentence leaves page faults aside.")]
public class MappedAccessCostsAsMemory : TimingClaim
{
    private const double Most = 1.25;
    private const long PartBytes = 4L << 20;
    private const int LineBytes = 64;
    private const int LinesPerTurn = 4096;

    private FileDescriptor? file;
    private Mapping? mapping, memory;
    private BlockVisit? visit;
    private PassWalk? mappedParts, memoryParts;
    private RandomSpots? mappedLines, memoryLines;

    /// <summary>Order of access.</summary>
    [ParamsAllValues]
    public VisitOrder Order { get; set; }

    public override Region Region => Region.Between(1 / Most, Most);

    public override DataFile CachedFile => Data;

    /// <summary>Where pages lie in memory moves either arm by some per cent.</summary>
    public override double Margin => 0.1;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", Data.Bytes), ("bytesPerOperation", Order == VisitOrder.Sequential ? PartBytes
        : (long)LinesPerTurn * LineBytes), ("lineBytes", LineBytes), ("seed", Workspace.Seed));

    private static DataFile Data => Workspace.WarmFile;

    [GlobalSetup]
    public void Open()
    {
        if (MemoryInfo.Read().MemAvailable < 2 * Data.Bytes)
            throw NotApplicable($"{MemoryInfo.Read().MemAvailable >> 20} MiB of memory are available, and the file of {Data.Bytes >> 20} MiB is wanted twice.",
                "free some memory, or choose a smaller --profile.");
        Data.EstablishWarm();
        file = Data.Open();
        mapping = Mapping.Create(file, 0, Data.Bytes);
        memory = Mapping.CreateAnonymous(Data.Bytes);
        if (SystemCall.Madvise(memory.Range.Address, (nint)Data.Bytes, MemoryAdvice.NoHugePage) != 0 && Errno.Last != Errno.EINVAL)
            throw SystemCallException.Last("madvise(MADV_NOHUGEPAGE)"); // EINVAL: this kernel has no huge pages to switch off.
        // All at once, which is cheaper than a fault a page; a kernel that cannot leaves the faults to what follows.
        _ = SystemCall.Madvise(memory.Range.Address, (nint)Data.Bytes, MemoryAdvice.PopulateWrite);
        _ = SystemCall.Madvise(mapping.Range.Address, (nint)Data.Bytes, MemoryAdvice.PopulateRead);
        file.ReadExactly(memory.Range.Address, Data.Bytes, 0);
        // The program itself touches both once: what the kernel has filled need not be in the tables by which a hypervisor runs the program. Without this every page of memory
        // was such a one on a shadow-paging guest, and reading it took 50 times as long as reading the mapping.
        _ = mapping.Range.Sum(0, Data.Bytes) - memory.Range.Sum(0, Data.Bytes);
        visit = new BlockVisit(Data, PartBytes, (int)PartBytes, VisitOrder.Sequential, Workspace.Seed, BlockUse.Sum);
        (memoryParts, mappedParts) = (visit.WalkOf(0, 2), visit.WalkOf(1, 2));
        memoryLines = new RandomSpots(Data.Bytes, Data.Content, LineBytes, LinesPerTurn, Workspace.Seed);
        mappedLines = memoryLines.HalfACycleLater();
    }

    [Benchmark(Baseline = true)]
    public ulong InMemory() => Order == VisitOrder.Sequential ? SumPart(memory!.Range, memoryParts!) : SumLines(memory!.Range, memoryLines!);

    [Benchmark]
    public ulong InMapping() => Order == VisitOrder.Sequential ? SumPart(mapping!.Range, mappedParts!) : SumLines(mapping!.Range, mappedLines!);

    public override ArmWork? WorkOf(string arm) => Order == VisitOrder.Sequential ? new ArmWork { SummedBytes = PartBytes, UserBytes = BytesFrom.FromMemory } : new ArmWork { Misses = LinesPerTurn };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => Judge(counters[nameof(InMemory)], counters[nameof(InMapping)], counters.Turns);

    /// <summary>What the explanation asks: neither arm enters the kernel. A round may meet a fault that somebody else caused.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters memory, Counters mapped, long turns)
    {
        yield return MechanismRow.Of("faults per pass, InMapping", Expected.AtMost(0.1), (double)(mapped.MinorFaults + mapped.MajorFaults) / turns);
        yield return MechanismRow.Of("faults per pass, InMemory", Expected.AtMost(0.1), (double)(memory.MinorFaults + memory.MajorFaults) / turns);
        if (memory.HasIo && mapped.HasIo)
            yield return MechanismRow.Of("read calls, both arms", Expected.Exactly(0), memory.ReadCalls + mapped.ReadCalls);
    }

    [GlobalCleanup]
    public void Close()
    {
        memory?.Dispose();
        mapping?.Dispose();
        file?.Dispose();
    }

    private static ulong SumPart(MappedRange range, PassWalk walk) => walk.Difference(range.Sum(walk.Next(), PartBytes));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong SumLines(MappedRange range, RandomSpots spots)
    {
        ulong sum = 0;
        foreach (long offset in spots.NextTurn())
            sum = unchecked(sum + range.WordAt(offset) + range.WordAt(offset + LineBytes - sizeof(ulong)));
        return spots.Difference(sum);
    }
}
