using System.Globalization;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Setup;

/// <summary>Setting a mapping up and tearing it down is repaid as more is done with it: by size, and by passes over the same bytes.</summary>
/// <remarks>Sources: when-not, love. Samples in ns per mapping, or per as many reads. The two break-evens, by passes over 4 KiB and by size at one pass,
/// are the claim's findings. Linux 6.18 maps a whole folio by one fault where the mapping covers it and it does not cross a 2 MiB boundary of the
/// address space. A mapping of 1 MiB lies anywhere, the same in all turns of a process but not in the next: it took 1 fault and the ratio was
/// 3.0, or 17 faults and it was 1.75. Mappings of 2 MiB are aligned by the kernel; so the sweep ends there, and leaves 1 MiB out. Where the bytes are used in place the
/// copy that is avoided repays, too: benefit-grows-with-size sweeps that by size, reuse-favours-mmap by passes.</remarks>
[Claim("overhead-repaid-by-size-and-reuse",
    Title = "The overhead of a mapping is repaid by size and reuse",
    Statement = "A cached range is mapped, copied into a buffer in blocks of 4 KiB, once or several times, and unmapped; against as many pread() calls. Up to "
        + "16 KiB of work mmap must lose; the most work of either sweep must win.",
    Source = $"{Sources.WhenNot}, {Sources.Love}",
    Expectation = Expectation.Supported,
    Because = "Mapping and unmapping is paid once, faults once per range of pages; what each block saves is a system call.")]
[SourceSetting(
    Size = "larger files (love)", Coverage = "frequently accessed (love), over and over again (when-not)",
    Choice = "Love has the avoided copy repay the overhead; here both arms copy, so that calls saved must. No figures are given: up to 2 MiB, and up to 64 "
        + "passes over 4 KiB.")]
public class OverheadRepaidBySizeAndReuse : TimingClaim
{
    private const int BlockBytes = 4 << 10;
    private const int BlocksPerTurn = 128;

    /// <summary>So little work repays nothing: there mmap is held to lose, as the sources have it.</summary>
    private const int LittleBytes = 16 << 10;

    private FileDescriptor? file;
    private NativeBuffer? buffer;
    private BlockVisit? visit;
    private PassWalk? readWalk, mappedWalk;

    public static IEnumerable<WorkPoint> Points =>
        [new(4, 1), new(4, 4), new(4, 16), new(4, 64), new(16, 1), new(64, 1), new(256, 1), new(2048, 1)];

    /// <summary>Size of the range, and how often it is copied.</summary>
    [ParamsSource(nameof(Points))]
    public WorkPoint Work { get; set; }

    public override Region Region => Work.Bytes * Work.Passes <= LittleBytes ? Region.Under(1) : Region.Over(1);

    public override DataFile CachedFile => Workspace.WarmFile;

    public override Expectation? ExpectationOfCase => IsLeast || IsMost ? null : Expectation.MachineDependent;

    public override string Unit => "ns/mapping";

    public override long OperationsPerTurn => Math.Max(1, BlocksPerTurn * BlockBytes / ((long)Work.Bytes * Work.Passes));

    public override double Margin => 0.05;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("mappedBytes", Work.Bytes), ("passes", Work.Passes), ("blockBytes", BlockBytes), ("bytesPerOperation", (long)Work.Bytes * Work.Passes));

    private bool IsLeast => Work == new WorkPoint(4, 1);

    private bool IsMost => Work == new WorkPoint(4, 64) || Work == new WorkPoint(2048, 1);

    [GlobalSetup]
    public void Open()
    {
        Workspace.WarmFile.EstablishWarm();
        file = Workspace.WarmFile.Open();
        buffer = new NativeBuffer(BlockBytes);
        visit = new BlockVisit(Workspace.WarmFile, Work.Bytes, BlockBytes, VisitOrder.Sequential, Workspace.Seed);
        (readWalk, mappedWalk) = (visit.WalkOf(0, 2), visit.WalkOf(1, 2));
    }

    [Benchmark(Baseline = true)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Read()
    {
        int descriptor = file!.Number;
        nint target = buffer!.Address;
        ulong difference = 0;
        for (long i = OperationsPerTurn; i > 0; i--)
        {
            long start = readWalk!.Next();
            for (int pass = Work.Passes; pass > 0; pass--)
            {
                ulong sum = 0;
                foreach (long offset in visit!.Offsets)
                {
                    if (SystemCall.Pread(descriptor, target, BlockBytes, start + offset) != BlockBytes)
                        throw ShortReadException.At(file.Path, start + offset, BlockBytes);
                    sum = unchecked(sum + Ends());
                }

                difference |= readWalk.Difference(sum);
            }
        }

        return difference;
    }

    [Benchmark]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong MapCopyUnmap()
    {
        nint target = buffer!.Address;
        ulong difference = 0;
        for (long i = OperationsPerTurn; i > 0; i--)
        {
            MappedRange map = MappedRange.Map(file!.Number, mappedWalk!.Next(), Work.Bytes);
            for (int pass = Work.Passes; pass > 0; pass--)
            {
                ulong sum = 0;
                foreach (long offset in visit!.Offsets)
                {
                    map.CopyTo(offset, target, BlockBytes);
                    sum = unchecked(sum + Ends());
                }

                difference |= mappedWalk.Difference(sum);
            }

            map.Unmap();
        }

        return difference;
    }

    /// <summary>From the second pass on the bytes are in the processor's caches; where they begin the first time nothing has announced.</summary>
    public override ArmWork? WorkOf(string arm) => arm == nameof(Read) ? new ArmWork { KernelBytes = BytesFrom.MemoryThen(BytesFrom.Near, Work.Passes), Misses = 1 }
        : ArmWork.OfMapping(Work.Bytes) with { CopiedBytes = (double)Work.Bytes * Work.Passes, UserBytes = BytesFrom.MemoryThen(BytesFrom.Near, Work.Passes), Misses = 1 };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        Judge(counters[nameof(Read)], counters[nameof(MapCopyUnmap)], counters.Operations, Work.Bytes / BlockBytes, Work.Passes);

    /// <summary>What the explanation asks of both arms' counters.</summary>
    /// <param name="read">Of the read arm.</param>
    /// <param name="mapped">Of the mmap arm.</param>
    /// <param name="mappings">How many mappings were made.</param>
    /// <param name="blocks">Blocks, which are pages, of each.</param>
    /// <param name="passes">How often each was copied.</param>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters mapped, long mappings, long blocks, int passes)
    {
        // Faults come once, however many passes follow.
        yield return MechanismRow.Of("faults per mapping, MapCopyUnmap", Expected.Between(1, blocks * 1.01), (double)mapped.MinorFaults / mappings);
        if (!read.HasIo || !mapped.HasIo)
            yield break;
        yield return MechanismRow.Of("read calls per mapping, Read", Expected.Exactly((double)blocks * passes), (double)read.ReadCalls / mappings);
        yield return MechanismRow.Of("read calls, MapCopyUnmap", Expected.Exactly(0), mapped.ReadCalls);
    }

    public override IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) =>
    [
        Crossover.Rising("break-even by passes over 4 KiB", "passes", Curve(cases, p => p.KiB == 4, p => p.Passes)),
        Crossover.Rising("break-even by size at one pass", "KiB", Curve(cases, p => p.Passes == 1, p => p.KiB)),
    ];

    [GlobalCleanup]
    public void Close()
    {
        buffer?.Dispose();
        file?.Dispose();
    }

    private static CurvePoint[] Curve(IReadOnlyList<CaseRecord> cases, Func<WorkPoint, bool> member, Func<WorkPoint, double> at) =>
        [.. Points.Where(member).Select(p => new CurvePoint(at(p), cases.FirstOrDefault(c => c.Case == $"work={p}")?.Ratio))];

    private ulong Ends() => unchecked(buffer!.WordAt(0) + buffer.WordAt(BlockBytes - 8));
}

/// <summary>How much is done with one mapping.</summary>
/// <param name="KiB">Size of the range.</param>
/// <param name="Passes">How often it is copied.</param>
public readonly record struct WorkPoint(int KiB, int Passes)
{
    public int Bytes => KiB << 10;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{KiB}KiB by {Passes}");
}
