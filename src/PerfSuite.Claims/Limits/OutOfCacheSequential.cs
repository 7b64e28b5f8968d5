using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Limits;

/// <summary>A file larger than the memory that may be used is not read faster in order through a mapping than by read().</summary>
/// <remarks>Source: fedorova, note of 2022. Samples in ns per block of 16 KiB. With a read-ahead of 8 MiB in 48 MiB of memory
/// part of what is read ahead is thrown out before it is used: 1.2 device bytes for a useful one by read(), 1.4 by the mapping (Linux 6.18), and the mapping loses by a fifth. So the limit
/// is 288 MiB, which has room for 36 such windows, and a turn goes through 128.</remarks>
[Claim("out-of-cache-sequential",
    Title = "Out of cache, in order, mmap does not beat read()",
    Statement = "A process in a memory control group goes through a file of at least 2.5 times its limit in ascending order, by read() and by copying "
        + "from one standing mapping, turn by turn. mmap must not be faster beyond the margin.",
    Source = Sources.Fedorova,
    Expectation = Expectation.Supported,
    Because = "The device bounds both arms, and pages of a mapping must be unmapped from the process before their memory can be used anew.",
    Drawback = true)]
[SourceSetting(
    Size = "data that does not fit into the page cache; how much is not said",
    Choice = "A memory control group stands for the machine: 288 MiB for a file of 720 MiB, 4 GiB at full, at most a quarter of available memory and free "
        + "disk. In order, as in sequential-warm-copy.")]
public class OutOfCacheSequential : OutOfCacheClaim
{
    /// <summary>Many times the largest usual read-ahead (8 MiB), or a turn would measure whether the turn before had read its blocks, too.</summary>
    private const int TurnBytes = 128 << 20;

    private const int TrialBytes = 32 << 20;

    protected override VisitOrder Order => VisitOrder.Sequential;

    protected override int BlockBytes => 16 << 10;

    protected override int MostBlocksPerTurn => TurnBytes / BlockBytes;

    protected override int TrialBlocks => TrialBytes / BlockBytes;
}
