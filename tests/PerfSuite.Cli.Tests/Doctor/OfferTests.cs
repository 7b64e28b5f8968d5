using PerfSuite.Cli.Doctor;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Running;

namespace PerfSuite.Cli.Tests.Doctor;

public class OfferTests
{
    private const long GiB = 1L << 30;

    [Fact]
    public void A_debug_build_is_told_and_this_one_is_what_it_is() =>
        Assert.Equal((OfferState.Fine, OfferState.Limits), (BuildOffer.Of(optimised: true).State, BuildOffer.Of(optimised: false).State));

    [Theory]
    [InlineData(1, OfferState.Limits)]
    [InlineData(2, OfferState.Fine)]
    public void One_CPU_is_too_few_for_some_claims(int cpus, OfferState state) => Assert.Equal(state, ProcessorOffers.Count(cpus).State);

    [Theory]
    [InlineData(null, OfferState.Fine)]
    [InlineData("performance", OfferState.Fine)]
    [InlineData("powersave", OfferState.Limits)]
    public void A_governor_that_changes_the_clock_is_told(string? governor, OfferState state) => Assert.Equal(state, ProcessorOffers.Governor(governor).State);

    [Theory]
    [InlineData(0.5, 2, OfferState.Fine)]
    [InlineData(0.7, 2, OfferState.Limits)]
    public void A_busy_machine_is_told(double load, int cpus, OfferState state) => Assert.Equal(state, ProcessorOffers.Load(load, cpus).State);

    [Theory]
    [InlineData(PagingKind.Shadow, "shadow (so)", true)]
    [InlineData(PagingKind.Emulated, "emulated (so)", true)]
    [InlineData(PagingKind.Unknown, "unknown (so)", false)]
    [InlineData(PagingKind.Native, "native (so)", false)]
    public void What_paging_does_to_faults_is_said_where_it_is_known(PagingKind kind, string value, bool said)
    {
        Offer offer = GuestOffers.Paging(new Paging(kind, "so"));
        Assert.Equal((value, said), (offer.Value, offer.Consequence.Length > 0));
    }

    [Theory]
    [InlineData("KVMKVMKVM", "kvm (cpuinfo flag hypervisor, CPUID signature KVMKVMKVM, no clock source, no product name)", false)]
    [InlineData("TCGTCGTCGTCG", "qemu-tcg (cpuinfo flag hypervisor, CPUID signature TCGTCGTCGTCG, no clock source, no product name)", true)]
    public void A_hypervisor_comes_with_its_evidence(string signature, string value, bool said)
    {
        Offer offer = GuestOffers.Virtualisation(new Virtualization(CpuInfo.Parse("processor : 0\nmodel name : X\nflags : lm hypervisor\n"), [signature], [], []));
        Assert.Equal((value, said), (offer.Value, offer.Consequence.Length > 0));
    }

    [Fact]
    public void A_folder_in_memory_rules_the_cold_claims_out()
    {
        Offer offer = DataFolderOffers.FileSystem("/dev/shm", "tmpfs", memoryOnly: true);
        Assert.Equal(OfferState.Limits, offer.State);
        Assert.Contains("*-cold-*", offer.Claims);
        Assert.NotEmpty(offer.Remedy);
    }

    [Theory]
    [InlineData(100 * GiB, OfferState.Fine)]
    [InlineData(1 * GiB, OfferState.Limits)]
    [InlineData(1 << 20, OfferState.Prevents)]
    public void A_full_disk_makes_files_smaller(long free, OfferState state) =>
        Assert.Equal(state, DataFolderOffers.FreeDisk(new Room(32 << 20, 8 << 20, 100 * GiB, free)).State);

    [Theory]
    [InlineData(100 * GiB, OfferState.Fine, "")]
    [InlineData(3 * GiB, OfferState.Limits, "full")]
    [InlineData(1 * GiB, OfferState.Limits, "quick, standard, full")]
    public void Little_memory_makes_files_smaller(long available, OfferState state, string profiles)
    {
        Offer offer = DataFolderOffers.Memory(new Room(32 << 20, 8 << 20, available, 100 * GiB));
        Assert.Equal(state, offer.State);
        Assert.Contains(profiles, offer.Consequence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_cache_is_said() => Assert.Contains("would hold them", DataFolderOffers.LastLevelCache(null).Consequence, StringComparison.Ordinal);

    [Fact]
    public void A_larger_read_ahead_is_said_but_is_no_fault()
    {
        Assert.Contains("cold results", DataFolderOffers.ReadAhead(8192).Consequence, StringComparison.Ordinal);
        Assert.Equal(("", OfferState.Fine), (DataFolderOffers.ReadAhead(128).Consequence, DataFolderOffers.ReadAhead(8192).State));
    }

    [Theory]
    [InlineData(null, 2, false, true, OfferState.Limits)]
    [InlineData("/usr/bin/perf", null, false, true, OfferState.Limits)]
    [InlineData("/usr/bin/perf", 2, false, false, OfferState.Limits)]
    [InlineData("/usr/bin/perf", 1, true, false, OfferState.Limits)]
    [InlineData("/usr/bin/perf", 1, false, false, OfferState.Fine)]
    [InlineData("/usr/bin/perf", 3, true, true, OfferState.Fine)]
    public void A_profile_needs_perf_and_the_right_to_look_into_the_kernel(string? perf, int? paranoid, bool hidden, bool root, OfferState state) =>
        Assert.Equal(state, KernelOffers.Perf(perf, paranoid, hidden, root).State);

    [Fact]
    public void Memory_groups_that_cannot_be_made_come_with_reason_and_remedy()
    {
        Offer offer = KernelOffers.MemoryGroups(new MemoryCgroupUnavailableException("mounted read-only", "run outside"));
        Assert.Equal(("mounted read-only", "run outside", OfferState.Limits), (offer.Value, offer.Remedy, offer.State));
        Assert.Equal(OfferState.Fine, KernelOffers.MemoryGroups(unavailable: null).State);
    }

    [Fact]
    public void A_missing_cachestat_costs_nothing_but_is_said() =>
        Assert.Equal((OfferState.Fine, true), (KernelOffers.Cachestat(available: false).State, KernelOffers.Cachestat(available: false).Consequence.Length > 0));

    [Fact]
    public void A_scheme_that_pages_out_comes_with_the_command_that_turns_it_off()
    {
        Offer offer = KernelOffers.ProactiveReclaim(new ProactiveReclaim("damon_reclaim", "echo N > enabled"));
        Assert.Equal(("damon_reclaim", OfferState.Limits), (offer.Value, offer.State));
        Assert.EndsWith("echo N > enabled", offer.Remedy, StringComparison.Ordinal);
        Assert.Equal(OfferState.Fine, KernelOffers.ProactiveReclaim(reclaim: null).State);
    }
}
