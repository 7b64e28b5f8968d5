using PerfSuite.Claims.Setup;

namespace PerfSuite.Claims.UnitTests.Setup;

public class MappingsTakeVirtualMemoryTests
{
    private const long MiB = 1 << 20, GiB = 1 << 30;
    private static readonly ProcessSizes Mapped = new(16 * GiB, MiB, 4096), Touched = new(16 * GiB, 16 * MiB, 32 * 4096);

    /// <summary>What reading as much into buffers would show: all of it resident, with its page tables.</summary>
    private static readonly ProcessSizes Read = new(32 * GiB, 16 * GiB, 32 * MiB);

    [Fact]
    public void Address_space_without_memory_bears_the_claim_out() =>
        Assert.All(MappingsTakeVirtualMemory.Judge(Mapped, Touched, 16, GiB, 4096), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_for_filled_buffers() =>
        Assert.All(MappingsTakeVirtualMemory.Judge(Read, Read, 16, GiB, 4096), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void A_mapping_that_takes_no_address_space_would_contradict_the_claim() =>
        Assert.Single(MappingsTakeVirtualMemory.Judge(Mapped with { VmSize = 0 }, Touched, 16, GiB, 4096), row => !row.Holds);

    [Fact]
    public void A_touch_that_needs_no_page_table_would_show_that_nothing_was_touched() =>
        Assert.Single(MappingsTakeVirtualMemory.Judge(Mapped, Mapped, 16, GiB, 4096), row => !row.Holds);
}
