using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;

namespace PerfSuite.Claims.Throughput;

/// <summary>Mapping a cached file and copying from it, block after block, beats read() into the same buffer.</summary>
/// <remarks>Source: fedorova. Samples in ns per pass. Holds where the copy from the mapping is faster than the kernel's by more than the
/// faults cost, which depends on the folio sizes of the page cache: 1 MiB folios take 1 fault where 4 KiB pages take 16 times as many.</remarks>
[Claim("sequential-warm-copy",
    Title = "mmap and copy beats read(), sequentially, from the page cache",
    Statement = "A cached file is brought into a buffer block by block in ascending order: by one pread() a block, or by mapping the pass, "
        + "copying every block and unmapping. One thread; map and unmap are inside the timed pass.",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "Copying in user space uses the widest vector registers and no per-call checks, and one fault maps a whole folio: mmap wins by half and more where faults "
        + "are cheap. minorFaultPerPage decides: at 30 to 40 ns a page it wins, at 770 (a guest with shadow paging) read() is up to three times faster.")]
[SourceSetting(
    Size = FedorovasExperiment.Size, Coverage = FedorovasExperiment.WholeFile, Order = FedorovasExperiment.InOrder, Clock = FedorovasExperiment.Clock,
    Buffer = FedorovasExperiment.Buffer, Advice = FedorovasExperiment.Advice, CacheState = FedorovasExperiment.Warm,
    Choice = "The file is 512 MiB or twice the last-level cache, if larger, so that it comes from memory and not from that cache; 4 GiB at full, at most a "
        + "quarter of available memory and free disk. Map and unmap inside the clock is a case of its own.")]
public class SequentialWarmCopy : WarmCopyClaim
{
    protected override VisitOrder Order => VisitOrder.Sequential;
}
