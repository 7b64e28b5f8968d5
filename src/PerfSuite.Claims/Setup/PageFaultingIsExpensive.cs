using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Setup;

/// <summary>Bringing pages in by touching them costs more per page than copying them by read(), and than populating them by one call.</summary>
/// <remarks>Source: when-not (mail of L. Torvalds). Samples in ns per page. Mapping is inside the timed turn, unmapping is not. Measured
/// on Linux 6.18 with ext4: a page that takes a fault of its own cost 4.9 µs against 0.9 µs for a pread(), ratio 0.18. With fault-around every
/// page of 2 MiB cost 0.05 µs against 0.56 in 1 MiB folios (ratio 12, 0.0043 faults a page), and 0.3 to 0.6 against 0.9 to 1.2 in single pages
/// (ratio 2 to 3, 0.0625 faults a page). Populating by one call took as many faults as touching and then walked to each page: ratio 3.8, 0.16 µs a page in
/// 1 MiB folios; in the single pages of tmpfs, where touching took a fault for 16 pages, populating won: ratio 0.87.</remarks>
[Claim("page-faulting-is-expensive",
    Title = "A page costs more by a fault than by a copy",
    Statement = "Cached pages are mapped and touched, against one pread() of a page each: every page of a range in large folios and in single pages, or one page "
        + "out of every 2 MiB, so that each takes a fault. And touching every page, against MAP_POPULATE and MADV_POPULATE_READ before it.",
    Source = Sources.WhenNot,
    Expectation = Expectation.MachineDependent,
    Because = "A fault alone costs more than the copy of 4 KiB; but one fault maps the pages around it, and how many those are depends on the "
        + "kernel's fault-around setting and on the folios that the page cache holds the file in.",
    Drawback = true)]
[SourceSetting(
    Choice = "Expensive against what is not said: against pread() of as many pages. How many pages a fault brings in is swept, because that decides.")]
public class PageFaultingIsExpensive : TimingClaim
{
    /// <summary>Windows over which faults are counted after the rounds.</summary>
    private const int CountedWindows = 16;

    private const long SinglePagesBytes = 16L << 20;

    /// <summary>Single pages lie anywhere in memory: many small windows even that out, and keep turns short.</summary>
    private const int SinglePagesWindowBytes = 256 << 10;

    private FileDescriptor? file;
    private NativeBuffer? buffer;
    private PagePasses? passes;
    private MappedRange map;
    private int nextRead, nextTouched, nextMapPopulated, nextAdvised;

    [ParamsAllValues]
    public PopulateQuestion Question { get; set; }

    public override Region Region => Region.Under(1);

    public override DataFile CachedFile => Data;

    public override Estimand Estimand => Question switch
    {
        PopulateQuestion.MapPopulateBeforeTouching => Estimand.Ratio(nameof(MapPopulateAndTouch), nameof(Touch)),
        PopulateQuestion.AdvisePopulateBeforeTouching => Estimand.Ratio(nameof(AdvisePopulateAndTouch), nameof(Touch)),
        _ => Estimand.Ratio(nameof(ReadPages), nameof(Touch)),
    };

    public override string Unit => "ns/page";

    public override long OperationsPerTurn => passes!.Pages;

    public override double Margin => 0.05;

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("fileBytes", Data.Bytes), ("pageBytes", PageCache.PageBytes), ("bytesPerOperation", PageCache.PageBytes), ("windowBytes", WindowBytes));

    private DataFile Data => Question == PopulateQuestion.EveryPageOfSinglePages
        ? Workspace.File("faulted-single-pages.bin", SinglePagesBytes) : Workspace.WarmFile;

    private int WindowBytes => Question == PopulateQuestion.EveryPageOfSinglePages ? SinglePagesWindowBytes : PagePasses.UsualWindowBytes;

    [GlobalSetup]
    public void Open()
    {
        if (Question == PopulateQuestion.EveryPageOfSinglePages)
        {
            Needs.Device(Workspace);
            SinglePages.Establish(Data);
        }

        Data.EstablishWarm();
        file = Data.Open();
        if (Question == PopulateQuestion.AdvisePopulateBeforeTouching)
            Needs.PopulateRead(file);
        buffer = new NativeBuffer(PageCache.PageBytes);
        passes = new PagePasses(Data, scattered: Question == PopulateQuestion.OnePageOfEveryWindow, WindowBytes);
        nextTouched = passes.Count / 2;
    }

    [Benchmark]
    public ulong Touch() => TouchAt(nextTouched = (nextTouched + 1) % passes!.Count);

    private ulong TouchAt(int pass)
    {
        map = MappedRange.Map(file!.Number, passes!.MappedAt(pass), passes.MappedBytes);
        return TouchAll(pass);
    }

    [Benchmark(Baseline = true)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong ReadPages()
    {
        int pass = nextRead = (nextRead + 1) % passes!.Count;
        int descriptor = file!.Number, count = (int)buffer!.Bytes;
        long start = passes.BaseOf(pass);
        ulong sum = 0;
        foreach (long offset in passes.Offsets)
        {
            if (SystemCall.Pread(descriptor, buffer.Address, count, start + offset) != count)
                throw ShortReadException.At(file.Path, start + offset, count);
            sum = unchecked(sum + buffer.WordAt(0));
        }

        return unchecked(sum - passes.SumOf(pass));
    }

    [Benchmark]
    public ulong MapPopulateAndTouch() => MapPopulateAndTouchAt(nextMapPopulated = (nextMapPopulated + 1) % passes!.Count);

    private ulong MapPopulateAndTouchAt(int pass)
    {
        map = MappedRange.Map(file!.Number, passes!.MappedAt(pass), passes.MappedBytes, flags: MapFlags.Shared | MapFlags.Populate);
        return TouchAll(pass);
    }

    [Benchmark]
    public ulong AdvisePopulateAndTouch() => AdvisePopulateAndTouchAt(nextAdvised = (nextAdvised + 1) % passes!.Count);

    private ulong AdvisePopulateAndTouchAt(int pass)
    {
        map = MappedRange.Map(file!.Number, passes!.MappedAt(pass), passes.MappedBytes);
        map.Advise(MemoryAdvice.PopulateRead);
        return TouchAll(pass);
    }

    [IterationCleanup(Targets = [nameof(Touch), nameof(MapPopulateAndTouch), nameof(AdvisePopulateAndTouch)])]
    public void Unmap() => map.Unmap();

    /// <summary>A word of a page that nothing has announced. Unmapping lies outside the clock.</summary>
    public override ArmWork? WorkOf(string arm) => (arm == nameof(ReadPages) ? new ArmWork { KernelBytes = BytesFrom.FromMemory }
        : new ArmWork { Mappings = 0.5 / passes!.Pages, PagesMapped = 1, PageTables = 0.5 * ArmWork.Tables(passes.MappedBytes) / passes.Pages }) with
    { Misses = Question == PopulateQuestion.OnePageOfEveryWindow ? 1 : 0 };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters)
    {
        string other = Estimand.Numerator.Terms[0].Arm;
        return other == nameof(ReadPages) ? Judge(Question, counters[nameof(Touch)], counters[other], counters.Operations, other) : [];
    }

    /// <summary>Faults of touching and of populating are counted over the same windows: one lies in a large folio, and another, which was brought back, in many small ones.</summary>
    public override IEnumerable<MechanismRow> AfterRounds()
    {
        string other = Estimand.Numerator.Terms[0].Arm;
        if (other == nameof(ReadPages))
            return [];
        using ThreadProbe probe = new();
        Counters touched = default, populated = default;
        for (int i = 0; i < CountedWindows; i++)
        {
            int pass = i * passes!.Count / CountedWindows;
            touched += Count(TouchAt, pass);
            populated += Count(other == nameof(MapPopulateAndTouch) ? MapPopulateAndTouchAt : AdvisePopulateAndTouchAt, pass);
        }

        return Judge(Question, touched, populated, (long)CountedWindows * passes!.Pages, other);

        Counters Count(Func<int, ulong> arm, int pass)
        {
            CounterSnapshot before = probe.Take();
            ulong wrong = arm(pass);
            Counters counted = probe.Between(before, probe.Take());
            map.Unmap();
            return wrong == 0 ? counted : throw new InvalidDataException($"A counted pass over {file!.Path} did not find what the file holds.");
        }
    }

    /// <summary>What the explanation asks of the counters over so many pages.</summary>
    internal static IEnumerable<MechanismRow> Judge(PopulateQuestion question, Counters touch, Counters other, long pages, string otherArm)
    {
        // Populating makes the faults of touching in one go: as many, or fewer.
        double most = 1.5 * Math.Max(1, touch.MinorFaults) / pages;
        yield return MechanismRow.Of("faults per page, Touch",
            question == PopulateQuestion.OnePageOfEveryWindow ? Expected.Between(1, 1.01) : Expected.Between(1.0 / 1024, 1), (double)touch.MinorFaults / pages);
        yield return MechanismRow.Of($"faults per page, {otherArm}",
            otherArm == nameof(ReadPages) ? Expected.AtMost(1.0 / 1024) : Expected.AtMost(most), (double)other.MinorFaults / pages);
        if (otherArm == nameof(ReadPages) && other.HasIo)
            yield return MechanismRow.Of("read calls per page, ReadPages", Expected.Exactly(1), (double)other.ReadCalls / pages);
    }

    [GlobalCleanup]
    public void Close()
    {
        buffer?.Dispose();
        file?.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong TouchAll(int pass)
    {
        long start = passes!.BaseOf(pass) - passes.MappedAt(pass);
        ulong sum = 0;
        foreach (long offset in passes.Offsets)
            sum = unchecked(sum + map.WordAt(start + offset));
        return unchecked(sum - passes.SumOf(pass));
    }
}

/// <summary>Which pages are brought in, and what is compared with touching.</summary>
public enum PopulateQuestion
{
    /// <summary>Every page of a window, in the folios of the usual recipe; against pread().</summary>
    EveryPage,

    /// <summary>Every page of a window of a file that is cached in single pages; against pread().</summary>
    EveryPageOfSinglePages,

    /// <summary>One page out of every window: a fault each; against pread().</summary>
    OnePageOfEveryWindow,

    /// <summary>Every page of a window; against MAP_POPULATE.</summary>
    MapPopulateBeforeTouching,

    /// <summary>Every page of a window; against MADV_POPULATE_READ.</summary>
    AdvisePopulateBeforeTouching,
}
