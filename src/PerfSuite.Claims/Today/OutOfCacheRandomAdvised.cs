using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Limits;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Today;

/// <summary>Out of cache and at random, a mapping with MADV_RANDOM brings as few bytes as pread() and takes about as long with one thread; with many it falls behind.</summary>
/// <remarks>Source: crotty, Figure 2 and its program mmapbench: reads of 4 KiB at random places of 2 TB with 100 GB of page cache; 100 threads on 64 cores fell from 900,000 reads a second to almost none,
/// and came back to less than half of what direct reads did. Samples in ns per block. Measured on two processors (Linux 6.18, ext4, read-ahead of 8 MiB): one thread 0.96, four threads 0.97; what was
/// seen on 64 processors two cannot show. On sixteen (Xeon guest, Linux 6.18) sixteen threads read 60,000 to 67,000 blocks a second together either way, and the mapping won by 1.09 to 1.16: a disk that gives a
/// fourteenth of what the source's gave is waited for before any lock is. A fault of the mapping without advice brought up to 7.8 MB.</remarks>
[Claim("out-of-cache-random-advised",
    Title = "Out of cache, at random, an advised mapping reads no more than pread(), and falls behind with many threads",
    Statement = "A process in a memory control group reads blocks of 4 KiB of a file of 2.5 times its limit in one seeded permutation, by pread() and by copying from a mapping with MADV_RANDOM. "
        + "One thread must be as fast either way within a quarter; as many as there are processors, eight at least, must lose more than a fifth by mapping. Each major fault must bring one page, and one of a mapping without advice a hundred times as much.",
    Source = Sources.Crotty,
    Expectation = Expectation.MachineDependent,
    Because = "Advised, both wait for the same page; what a mapping pays besides, a fault, a page-table entry and its removal, is little beside a slow device. With many threads removal interrupts "
        + "every processor that the process runs on, and they share one lock: that depends on how many there are, and how fast the device is.")]
[SourceSetting(
    Size = "2 TB, with 100 GB of page cache", Coverage = "random reads until the cache has long been full", Order = "random, with replacement", Clock = "reads a second",
    Buffer = "pages of 4 KiB, read in place", Advice = "MADV_RANDOM, and others", CacheState = "full, so that every new page evicts one",
    Choice = "A memory control group of 65 MiB stands for the machine, filled before; a permutation, copied by both arms; pread() through the page cache in place of fio's direct reads. 1 and as many threads as processors.")]
public class OutOfCacheRandomAdvised : OutOfCacheClaim
{
    private const int FewestProcessors = 8;
    private const int UnadvisedBlocks = 4;
    private const int ShootdownBlocks = 1024;

    /// <summary>A page with more than one fault a thousand that find another page's read besides.</summary>
    private const double MostBytesOfAPage = 1.001;

    private const string Shootdowns = "TLB shootdowns an operation, ";

    private readonly Dictionary<string, double> shootdowns = new(StringComparer.Ordinal);

    /// <summary>Whether one thread reads, or as many as there are processors.</summary>
    [ParamsAllValues]
    public ReadingThreads ReadBy { get; set; }

    public override Region Region => ReadBy == ReadingThreads.One ? Region.Between(0.8, 1.25) : Region.Under(0.8);

    public override FileSize? FileSize => null;

    public override IReadOnlyDictionary<string, double> Quantities => base.Quantities.Concat(shootdowns).ToDictionary(StringComparer.Ordinal);

    private protected override Confined Mapping => Confined.MapAdvised;

    protected override int Threads => ReadBy == ReadingThreads.One ? 1 : Environment.ProcessorCount;

    protected override long WantedLimitBytes => (64L + Threads) << 20; // Each thread has a stack.

    protected override VisitOrder Order => VisitOrder.Random;

    protected override int BlockBytes => 4 << 10;

    protected override int MostBlocksPerTurn => 64 * Threads;

    protected override int TrialBlocks => 16 * Threads;

    protected override void Require()
    {
        base.Require();
        if (ReadBy == ReadingThreads.AsManyAsProcessors && Environment.ProcessorCount < FewestProcessors)
            throw NotApplicable($"There are {Environment.ProcessorCount} processors, on which threads do not get into each other's way.", $"give the process {FewestProcessors} processors or more.");
    }

    protected override long VisitedBytes(DataFile data, long limitBytes) => Math.Min(data.Bytes, LargeFile.BytesBeyond(limitBytes));

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        [.. base.Mechanism(counters), JudgeAdvised(counters[nameof(MapAndCopy)], PageCache.PageBytes)];

    /// <summary>What the claim asks of the mapping with advice beyond what every arm out of cache has to do.</summary>
    internal static MechanismRow JudgeAdvised(Counters mapped, int pageBytes) => MechanismRow.Of("device bytes a major fault, MADV_RANDOM: a page",
        Expected.Between(pageBytes, MostBytesOfAPage * pageBytes), Significant.Digits((double)mapped.DeviceReadBytes / Math.Max(1, mapped.MajorFaults), 6));

    /// <summary>And of one without: a hundred pages, or a quarter of the window where that is less.</summary>
    internal static MechanismRow JudgeUnadvised(Counters mapped, int pageBytes, long readAheadBytes) => MechanismRow.Of("device bytes a major fault, no advice",
        Expected.AtLeast(Math.Min(100.0 * pageBytes, readAheadBytes / 4.0)), Significant.Digits((double)mapped.DeviceReadBytes / Math.Max(1, mapped.MajorFaults), 6));

    public override IEnumerable<MechanismRow> TakeApart()
    {
        if (Threads > 1 && Interrupts.Read().HasTlbShootdowns)
        {
            shootdowns[Shootdowns + nameof(Read)] = ShootdownsOf(Confined.Read);
            shootdowns[Shootdowns + nameof(MapAndCopy)] = ShootdownsOf(Mapping);
        }

        return [JudgeUnadvised(Extra(Confined.Map, UnadvisedBlocks), PageCache.PageBytes, ReadAheadBytes)];
    }

    /// <summary>Of the whole machine: others' are among them.</summary>
    private double ShootdownsOf(Confined arm)
    {
        long before = Interrupts.Read().TlbShootdowns;
        Extra(arm, ShootdownBlocks);
        return Significant.Digits((double)(Interrupts.Read().TlbShootdowns - before) / ShootdownBlocks, 3);
    }
}

/// <summary>How many threads read.</summary>
public enum ReadingThreads
{
    One,
    AsManyAsProcessors,
}
