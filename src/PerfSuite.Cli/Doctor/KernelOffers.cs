using PerfSuite.Interop;

namespace PerfSuite.Cli.Doctor;

/// <summary>What the kernel offers and permits.</summary>
public static class KernelOffers
{
    private const int UnprivilegedKernelProfiles = 1;

    public static Offer Cachestat(bool available) => available
        ? new Offer("cachestat", "available")
        : new Offer("cachestat", "missing", OfferState.Fine, "residency is counted by mincore, through a mapping", "Linux 6.5 or newer has it");

    /// <param name="executable">Where perf is; null where it is not.</param>
    /// <param name="paranoid">kernel.perf_event_paranoid; null where the kernel has no such events.</param>
    /// <param name="hiddenAddresses">kernel.kptr_restrict is above 0.</param>
    /// <param name="root">Whether this process may do everything.</param>
    public static Offer Perf(string? executable, int? paranoid, bool hiddenAddresses, bool root)
    {
        const string lost = "no CPU profile: the share of copying is found by differential loops instead";
        return executable is null ? new Offer("perf", "not installed", OfferState.Limits, lost, "install perf (linux-tools or linux-perf)")
            : paranoid is null ? new Offer("perf", "no performance events in this kernel", OfferState.Limits, lost, "a kernel with CONFIG_PERF_EVENTS")
            : !root && paranoid > UnprivilegedKernelProfiles ? new Offer("perf", $"kernel.perf_event_paranoid is {paranoid}", OfferState.Limits, lost,
                "as root: sysctl kernel.perf_event_paranoid=1")
            : !root && hiddenAddresses ? new Offer("perf", "kernel addresses are hidden", OfferState.Limits, lost, "as root: sysctl kernel.kptr_restrict=0")
            : new Offer("perf", executable);
    }

    /// <param name="unavailable">Why no group can be made; null where one can.</param>
    public static Offer MemoryGroups(MemoryCgroupUnavailableException? unavailable) => unavailable is null
        ? new Offer("memory cgroups", "can be made")
        : new Offer("memory cgroups", unavailable.Reason, OfferState.Limits, "no process can be given less memory than its file needs", unavailable.Remedy,
            "out-of-cache-*", "larger-than-memory-works");

    /// <param name="reclaim">Who takes pages out of the cache; null where nobody does.</param>
    public static Offer ProactiveReclaim(ProactiveReclaim? reclaim) => reclaim is null
        ? new Offer("proactive reclaim", "none")
        : new Offer("proactive reclaim", reclaim.Scheme, OfferState.Limits, "data files lose pages while they are measured; rounds that read them again are left out, and counted",
            $"as root, for the time of the run: {reclaim.TurnOff}");

    public static Offer MemoryLimit(MemoryLimit? limit) => limit is null
        ? new Offer("memory limit", "none")
        : new Offer("memory limit", $"{limit.Bytes >> 20} MiB by {limit.Group}");
}
