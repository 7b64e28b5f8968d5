using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Setup;

/// <summary>The time that munmap takes grows with the pages that were touched; the mapped length is the same.</summary>
/// <remarks>Source: when-not (mail of L. Torvalds). Samples in ns per munmap(). Only munmap() is timed: mapping and touching come before the turn.
/// A touch brings in as much as the page cache holds together and the kernel maps around a fault, so the pages present are counted. Measured on
/// Linux 6.18: with 1 MiB folios 7 to 8 ns a page, the same from 256 to 16,384 pages; with the single pages of tmpfs some 70 ns. A quarter of the pages that takes half
/// of the time or more would be a call with a constant cost and a little on top: 0.46 was measured with 4 MiB, 0.29 with 32.</remarks>
[Claim("teardown-grows-with-touched-pages",
    Title = "Unmapping takes longer, the more pages were touched",
    Statement = "A cached file is mapped with one length; its first 4 MiB, or all of its 32, are touched page by page in one arm, a quarter of that in the other. "
        + "Only munmap() is timed: a quarter must take less than half. The slope is the difference by the pages that are present.",
    Source = Sources.WhenNot,
    Expectation = Expectation.Supported,
    Because = "Every page that is present has a page-table entry to clear and a count of mappings to take back.",
    Drawback = true)]
[SourceSetting(
    Choice = "Sizes are not given: 4 or 32 MiB touched, and a quarter of that. Only munmap() is inside the clock, because the mail speaks of unmapping.")]
public class TeardownGrowsWithTouchedPages : TimingClaim
{
    private const long MappedBytes = 32L << 20;
    private const int Mappings = 2;

    /// <summary>A quarter of the pages takes less than this of the time.</summary>
    private const double MostOfTheTime = 0.5;
    private const string FewerPages = "presentPagesFewer", MorePages = "presentPagesMore";

    private readonly MappedRange[] maps = new MappedRange[Mappings];
    private readonly Dictionary<string, double> presentPages = new(StringComparer.Ordinal);
    private FileDescriptor? file;

    /// <summary>How much of the mapping is touched in the arm that touches more; a quarter of it in the other.</summary>
    [Params(4, 32)]
    public int TouchedMiB { get; set; }

    public override Region Region => Region.Under(MostOfTheTime);

    public override DataFile CachedFile => Workspace.WarmFile;

    public override string Unit => "ns/munmap";

    public override long OperationsPerTurn => Mappings;

    public override double Margin => 0.1;

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("mappedBytes", MappedBytes), ("touchedBytes", TouchedBytes), ("touchedBytesFewer", TouchedBytes / 4), ("pageBytes", PageCache.PageBytes));

    public override IReadOnlyDictionary<string, double> Quantities => presentPages;

    private long TouchedBytes => (long)TouchedMiB << 20;

    [GlobalSetup]
    public void Open()
    {
        Workspace.WarmFile.EstablishWarm();
        file = Workspace.WarmFile.Open();
    }

    [IterationSetup(Target = nameof(UnmapFewerTouched))]
    public void MapAndTouchFewer() => MapAndTouch(TouchedBytes / 4);

    [IterationSetup(Target = nameof(UnmapMoreTouched))]
    public void MapAndTouchMore() => MapAndTouch(TouchedBytes);

    [Benchmark(Baseline = true)]
    public void UnmapFewerTouched() => Unmap();

    [Benchmark]
    public void UnmapMoreTouched() => Unmap();

    /// <summary>Half of mapping and unmapping; and of the pages those that are touched.</summary>
    public override ArmWork? WorkOf(string arm) => OfUnmapping(arm == nameof(UnmapFewerTouched) ? TouchedBytes / 4 : TouchedBytes);

    private static ArmWork OfUnmapping(long touched) => new() { Mappings = 0.5, UnmapsTouched = 1, PageTables = ArmWork.Tables(touched) / 2, PagesUnmapped = ArmWork.Pages(touched) };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
    [
        MechanismRow.Of("faults per munmap, both arms", Expected.AtMost(0.01),
            (double)(counters[nameof(UnmapFewerTouched)].MinorFaults + counters[nameof(UnmapMoreTouched)].MinorFaults) / counters.Operations),
    ];

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        presentPages[FewerPages] = PresentPages(MapAndTouchFewer);
        presentPages[MorePages] = PresentPages(MapAndTouchMore);
        return JudgePresent(presentPages[FewerPages], presentPages[MorePages], TouchedBytes / PageCache.PageBytes);
    }

    /// <summary>What the explanation asks of the pages that are present when munmap() begins.</summary>
    /// <param name="fewer">In the arm that touches a quarter.</param>
    /// <param name="more">In the other.</param>
    /// <param name="touched">Pages that the other touches.</param>
    internal static IEnumerable<MechanismRow> JudgePresent(double fewer, double more, long touched) =>
    [
        MechanismRow.Of("pages present, UnmapFewerTouched", Expected.Between(touched / 4, touched - 1), fewer),
        MechanismRow.Of("pages present, UnmapMoreTouched", Expected.Between(touched, MappedBytes / PageCache.PageBytes), more),
    ];

    public override IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) =>
        cases.Where(c => c.Ratio is not null && c.Facts.ContainsKey(MorePages)).Select(SlopeOf);

    /// <summary>Time per page that is present, from the ratio of paired times.</summary>
    /// <param name="fewer">Usual time of one munmap() with fewer pages.</param>
    /// <param name="ratio">That time ÷ the time with more.</param>
    /// <param name="pages">How many more.</param>
    internal static Interval Slope(double fewer, Interval ratio, double pages)
    {
        double At(double r) => fewer * ((1 / r) - 1) / pages;
        return new Interval(At(ratio.Estimate), At(ratio.Upper), At(ratio.Lower), ratio.Confidence);
    }

    [GlobalCleanup]
    public void Close() => file?.Dispose();

    private static Finding SlopeOf(CaseRecord c)
    {
        double pages = c.Facts[MorePages] - c.Facts[FewerPages];
        Interval slope = Slope(Median.Of(c.Arms.Single(a => a.Baseline).Samples), c.Ratio!.Value, pages);
        return new Finding($"slope, {c.Case}",
            $"From {c.Facts[FewerPages]:0} to {c.Facts[MorePages]:0} present pages, munmap() takes {slope.Estimate:0.##} ns more for each "
            + $"({slope.Lower:0.##} … {slope.Upper:0.##}).",
            Significant.Digits(slope.Estimate, 4), Significant.Digits(slope.Lower, 4), Significant.Digits(slope.Upper, 4), "ns/page");
    }

    private void MapAndTouch(long bytes)
    {
        for (int i = 0; i < Mappings; i++)
        {
            maps[i] = MappedRange.Map(file!.Number, 0, MappedBytes);
            for (long at = 0; at < bytes; at += PageCache.PageBytes)
                _ = maps[i].ByteAt(at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Unmap()
    {
        foreach (MappedRange map in maps)
            map.Unmap();
    }

    private double PresentPages(Action mapAndTouch)
    {
        mapAndTouch();
        double pages = maps.Average(m => (double)MemoryRollup.SmapsOf(m.Address).Memory.Rss) / PageCache.PageBytes;
        Unmap();
        return pages;
    }
}
