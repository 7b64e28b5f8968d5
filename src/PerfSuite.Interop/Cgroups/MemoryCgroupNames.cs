namespace PerfSuite.Interop;

/// <summary>What the two versions of the memory controller call the same thing.</summary>
/// <param name="Limit">The most memory that the group may use; file cache and kernel memory count.</param>
/// <param name="Swapping">Set to 0, keeps the members from swapping; not there where the kernel cannot swap.</param>
/// <param name="Usage">What it uses now.</param>
/// <param name="Peak">The most that it has used.</param>
internal sealed record MemoryCgroupNames(string Limit, string Swapping, string Usage, string Peak)
{
    // Not memory.memsw.limit_in_bytes for the swapping: a limit as low as the one on memory is met first and, on
    // Linux 6.18, counted nowhere, so that memory.failcnt would stay 0.
    internal static readonly MemoryCgroupNames Version1 = new(
        "memory.limit_in_bytes", "memory.swappiness", "memory.usage_in_bytes", "memory.max_usage_in_bytes");

    internal static readonly MemoryCgroupNames Version2 = new(
        "memory.max", "memory.swap.max", "memory.current", "memory.peak");

    internal static MemoryCgroupNames Of(int version) => version == 1 ? Version1 : Version2;
}
