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

namespace PerfSuite.Claims.Reuse;

/// <summary>Using the same data again and again repays the mapping: its faults are paid once, a read() every time.</summary>
/// <remarks>Sources: when-not, love. Samples in ns per turn: all uses of 512 KiB of a cached file. One case a number of uses, and one in which
/// sixteen uses and one are measured turn by turn, so that the growth itself has an interval. The growth levels out at the ratio of
/// a use by read() to a use of pages that are mapped already. A program that knows that it will use data again need not read anew: it keeps its buffer, and pays
/// once as the mapping does, for a copy instead of faults. That is a case of its own, of which nothing is claimed by the sources. The mapping is shorter than the folios that the file's recipe makes: with 1 MiB, a
/// fault entered a whole folio or 64 KiB of it by the mapping's address, and the ratio of one use was 2.5 in one process and 1.4 in another.
/// Sixteen uses must not take long either, or the arm that takes longer is interrupted more often.</remarks>
[Claim("reuse-favours-mmap",
    Title = "The more often the same data is used, the more mmap gains",
    Statement = "512 KiB of a cached file are summed 1 to 16 times: where it is mapped, in one mapping, or in a buffer after reading it anew each time, in "
        + "blocks of 16 KiB, or, in a case of its own, once into a buffer that is kept. Map and unmap are inside. The advantage at 16 uses must exceed that at 1, side by side.",
    Source = $"{Sources.WhenNot}, {Sources.Love}",
    Expectation = Expectation.MachineDependent,
    Because = "Map, faults and unmap are paid once for all uses, while read() crosses and copies for each of them. minorFaultPerPage decides after how many uses they "
        + "are repaid: at 30 to 40 ns a page after one, at 770 (a guest with shadow paging) after more than four.")]
[SourceSetting(
    Coverage = "the same data over and over again (when-not); frequently accessed files (love)",
    Choice = "No figures are given: 512 KiB, used 1 to 16 times. Map and unmap are inside the clock, and read() reads anew for each use.")]
public class ReuseFavoursMmap : TimingClaim
{
    private const int BlockBytes = 16 << 10;
    private const long PassBytes = 512L << 10;

    private FileDescriptor? file;
    private BlockVisit? visit;
    private PassWalk? keptWalk;
    private NativeBuffer? kept;
    private BlockReader? reader, onceReader;
    private BlockMapper? mapper, onceMapper;

    public static IEnumerable<UsePoint> Points => [new(1), new(2), new(4), new(8), new(16), new(16, AgainstUses: 1), new(16, IsKept: true)];

    /// <summary>How often the data is used, alone or against a smaller number.</summary>
    [ParamsSource(nameof(Points))]
    public UsePoint Uses { get; set; }

    public override Region Region => Region.Over(1);

    public override DataFile CachedFile => Workspace.WarmFile;

    public override Expectation? ExpectationOfCase => Uses.IsKept ? Expectation.MachineDependent : null;

    public override double Margin => 0.05;

    public override Estimand Estimand
    {
        get
        {
            Estimand plain = Estimand.Ratio(Uses.IsKept ? nameof(ReadOnceAndKeep) : nameof(ReadEachTime), nameof(MapOnce));
            return Uses.AgainstUses is null ? plain : plain.Over(Estimand.Ratio(nameof(ReadForOneUse), nameof(MapForOneUse)));
        }
    }

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", Workspace.WarmFile.Bytes), ("blockBytes", BlockBytes),
        ("usedBytes", PassBytes), ("bytesPerOperation", PassBytes * Uses.Times));

    [GlobalSetup]
    public void Open()
    {
        Workspace.WarmFile.EstablishWarm();
        file = Workspace.WarmFile.Open();
        visit = new BlockVisit(Workspace.WarmFile, PassBytes, BlockBytes, VisitOrder.Sequential, Workspace.Seed, BlockUse.Sum);
        reader = new BlockReader(file, visit, visit.WalkOf(0, 4));
        mapper = new BlockMapper(file, visit, visit.WalkOf(2, 4));
        onceReader = new BlockReader(file, visit, visit.WalkOf(1, 4));
        onceMapper = new BlockMapper(file, visit, visit.WalkOf(3, 4));
        keptWalk = visit.WalkOf(1, 4);
        kept = new NativeBuffer(PassBytes);
    }

    [Benchmark(Baseline = true)]
    public ulong ReadEachTime() => reader!.SumPasses(Uses.Times);

    [Benchmark]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong ReadOnceAndKeep()
    {
        long pass = keptWalk!.Next();
        int descriptor = file!.Number;
        nint target = kept!.Address;
        foreach (long offset in visit!.Offsets)
            if (SystemCall.Pread(descriptor, target + (nint)offset, BlockBytes, pass + offset) != BlockBytes)
                throw ShortReadException.At(file.Path, pass + offset, BlockBytes);
        ulong wrong = 0;
        for (int i = 0; i < Uses.Times; i++)
            wrong |= keptWalk.Difference(WordSum.Of(target, PassBytes));
        return wrong;
    }

    [Benchmark]
    public ulong MapOnce() => mapper!.SumPasses(Uses.Times);

    [Benchmark]
    public ulong ReadForOneUse() => onceReader!.SumPass();

    [Benchmark]
    public ulong MapForOneUse() => onceMapper!.SumPass();

    /// <summary>From the second use on the bytes are in the processor's caches.</summary>
    public override ArmWork? WorkOf(string arm)
    {
        int uses = arm is nameof(ReadForOneUse) or nameof(MapForOneUse) ? 1 : Uses.Times;
        BytesFrom first = BytesFrom.MemoryThen(BytesFrom.Near, uses);
        ArmWork work = arm is nameof(MapOnce) or nameof(MapForOneUse) ? ArmWork.OfMapping(PassBytes) with { UserBytes = first }
            : arm == nameof(ReadOnceAndKeep) ? new ArmWork { KernelBytes = BytesFrom.FromMemory, UserBytes = BytesFrom.Near } : new ArmWork { KernelBytes = first };
        return work with { SummedBytes = (double)PassBytes * uses };
    }

    /// <summary>Both arms over the same bytes, so that folios are the same: one use, and all uses.</summary>
    public override IEnumerable<MechanismRow> TakeApart()
    {
        mapper!.StagedPasses(Stages, nameof(MapOnce), Workspace.Profile.StagesBudget);
        BlockVisit same = visit!;
        using BlockReader read = new(file!, same, same.WalkOf(0, 4));
        using ThreadProbe probe = new();
        CounterSnapshot start = probe.Take();
        ulong wrong = Uses.IsKept ? ReadOnceAndKeep() : read.SumPasses(Uses.Times);
        Counters reading = probe.Between(start, probe.Take());
        Counters one = Mapping(1), all = Mapping(Uses.Times);
        return wrong == 0 ? Judge(reading, one, all, Uses.IsKept ? 1 : Uses.Times, same.Blocks, PassBytes / PageCache.PageBytes)
            : throw new InvalidDataException($"A counted pass over {file!.Path} did not find what the file holds.");

        Counters Mapping(int times)
        {
            using BlockMapper map = new(file!, same, same.WalkOf(0, 4));
            CounterSnapshot before = probe.Take();
            wrong |= map.SumPasses(times);
            return probe.Between(before, probe.Take());
        }
    }

    /// <summary>What the explanation asks of the counters: of reading for every use, of mapping for one use, and of mapping for all of them.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters one, Counters all, int uses, long blocks, long pages)
    {
        yield return MechanismRow.Of("minor faults, MapOnce, one use", Expected.Between(1, pages), one.MinorFaults);
        yield return MechanismRow.Of("minor faults, MapOnce, all uses: as for one", Expected.Exactly(one.MinorFaults), all.MinorFaults);
        if (!read.HasIo)
            yield break;
        yield return MechanismRow.Of("read calls: one a block and time of reading", Expected.Exactly((double)uses * blocks), read.ReadCalls);
        yield return MechanismRow.Of("read calls, MapOnce, all uses", Expected.Exactly(0), all.ReadCalls);
    }

    public override IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) => Growth(
        [.. Points.Where(p => p is { AgainstUses: null, IsKept: false }).Select(p => new CurvePoint(p.Times, cases.FirstOrDefault(c => c.Case == $"uses={p}")?.Ratio))]);

    /// <summary>How the ratio grows from the fewest uses to the most, and what is left of the growth in the last step.</summary>
    /// <param name="curve">The ratio by number of uses, ascending.</param>
    internal static IEnumerable<Finding> Growth(IReadOnlyList<CurvePoint> curve)
    {
        CurvePoint[] points = [.. curve.Where(p => p.Ratio is not null)];
        if (points.Length < 3)
            yield break;
        double RatioAt(Index i) => points[i].Ratio!.Value.Estimate;
        double growth = RatioAt(^1) / RatioAt(0), last = RatioAt(^1) / RatioAt(^2);
        yield return new Finding("growth with reuse", string.Create(CultureInfo.InvariantCulture,
            $"The ratio goes from {RatioAt(0):0.##} at {points[0].At:0} use to {RatioAt(^1):0.##} at {points[^1].At:0}, {growth:0.##} times as much; "
            + $"the last doubling of the uses changes it by {last - 1:+0.0%;-0.0%}."), Significant.Digits(growth, 3), null, null, "×");
    }

    [GlobalCleanup]
    public void Close()
    {
        kept?.Dispose();
        onceMapper?.Dispose();
        onceReader?.Dispose();
        mapper?.Dispose();
        reader?.Dispose();
        file?.Dispose();
    }
}

/// <summary>How often the same data is used, measured alone or side by side with a smaller number.</summary>
/// <param name="Times">How often.</param>
/// <param name="AgainstUses">The smaller number, by whose ratio this one's is divided; null for this number alone.</param>
/// <param name="IsKept">Whether read() is called once, into a buffer that is kept for all uses.</param>
public readonly record struct UsePoint(int Times, int? AgainstUses = null, bool IsKept = false)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Times}{(AgainstUses is { } against ? $" over {against}" : "")}{(IsKept ? " of a kept buffer" : "")}");
}
