using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Limits;

/// <summary>A file larger than the memory that may be used is not read faster in random order through a mapping than by pread().</summary>
/// <remarks>Source: fedorova, note of 2022. Samples in ns per block. With a read-ahead of 8 MiB (Linux 6.18, ext4) a mapped block of 4 KiB brought
/// 1,200 bytes from the device for each useful one, and took 20 to 35 times as long as pread(), which brought 0.6: what memory holds need not come.
/// A turn at quick is a few blocks, hits and misses of the cache, so that the interval is wide.</remarks>
[Claim("out-of-cache-random",
    Title = "Out of cache, in random order, mmap does not beat pread()",
    Statement = "A process in a memory control group visits the blocks of a file of at least 2.5 times its limit in one seeded permutation, by pread() and "
        + "by copying from one standing mapping, turn by turn. mmap must not be faster beyond the margin.",
    Source = Sources.Fedorova,
    Expectation = Expectation.Supported,
    Because = "A fault reads ahead around the page, as far as the read-ahead setting goes, and throws out as much; pread() reads the block alone.",
    Drawback = true)]
[SourceSetting(
    Size = "data that does not fit into the page cache; how much is not said",
    Choice = "A memory control group stands for the machine: 288 MiB for a file of 720 MiB, 4 GiB at full, at most a quarter of available memory and free "
        + "disk. Permuted blocks, as in random-warm-copy.")]
public class OutOfCacheRandom : OutOfCacheClaim
{
    /// <summary>Size of a block, KiB.</summary>
    [Params(4, 16)]
    public int BlockKiB { get; set; }

    protected override VisitOrder Order => VisitOrder.Random;

    protected override int BlockBytes => BlockKiB << 10;

    protected override int MostBlocksPerTurn => 32;

    protected override int TrialBlocks => 4;
}
