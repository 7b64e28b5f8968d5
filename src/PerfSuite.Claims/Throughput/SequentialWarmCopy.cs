using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Throughput;

/// <summary>Mapping a cached file and copying from it, block after block, beats read() into the same buffer.</summary>
/// <remarks>Source: fedorova. Samples in ns per pass over the whole file. Holds where the copy from the mapping is faster than the kernel's by more than the faults cost, which depends on
/// the folio sizes of the page cache, and so on how the file came into it. It comes in as the source's did, by being read. On a host with shadow paging (AMD, read-ahead of 8 MiB) that made
/// folios of 2 MiB, which one entry maps, and mmap won by 4 to 6 at 4 KiB; the same file just written had smaller ones, 2 faults a MiB and 256 entries to shadow, and mmap lost (0.7 to 0.9).
/// read() is the kernel's call alone. libc's pread() is a cancellation point, which costs a process of several threads 30 to 50 ns more a call (glibc 2.36, Xeon guest): 6 % at 4 KiB,
/// 2 % at 16, so that a program that reads by libc sees mmap win by that much more.</remarks>
[Claim("sequential-warm-copy",
    Title = "mmap and copy beats read(), sequentially, from the page cache",
    Statement = "A cached file, twice as large as the processor's last-level cache, is brought into a buffer block by block in ascending order: by one pread() a block, or by "
        + "memcpy() from a mapping. One thread. A pass is the whole file, which is mapped and unmapped outside the clock (mapped=once, as in the source) or inside (mapped=eachPass).",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "Copying in user space uses the widest vector registers and no per-call checks, and one fault maps a whole folio: mmap wins by half and more where faults "
        + "are cheap (30 to 60 ns a page). Where they are dear (770 ns, a guest with shadow paging) the folios decide: of 2 MiB the mapping wins, too, of small ones read() is up to three "
        + "times faster.")]
[SourceSetting(
    Size = FedorovasExperiment.Size, Coverage = FedorovasExperiment.WholeFile, Order = FedorovasExperiment.InOrder, Clock = FedorovasExperiment.Clock,
    Buffer = FedorovasExperiment.Buffer, Advice = FedorovasExperiment.Advice, CacheState = FedorovasExperiment.Warm,
    Choice = "The file is 512 MiB or twice the last-level cache, if larger, so that it comes from memory and not from that cache; 4 GiB at full, at most a "
        + "quarter of available memory and free disk. Map and unmap inside the clock is a case of its own.")]
public class SequentialWarmCopy : WarmCopyClaim
{
    protected override VisitOrder Order => VisitOrder.Sequential;
}
