using PerfSuite.Claims.AddressSpace;

namespace PerfSuite.Claims.UnitTests.AddressSpace;

public class SmallAddressSpaceFragmentsTests
{
    private const long GiB = 1 << 30;

    private static readonly Holes Small = new(Mappings: 626, WindowBytes: GiB, FreeBytes: GiB / 2, LargestBytes: 18 << 20, HalfOfFree: "ENOMEM");
    private static readonly Holes Large = new(Mappings: 626, WindowBytes: 131072 * GiB, FreeBytes: 131000 * GiB, LargestBytes: 87000 * GiB, HalfOfFree: Holes.Mapped);

    [Fact]
    public void Many_small_holes_in_the_small_window_and_a_large_one_in_the_large_bear_the_claim_out() =>
        Assert.All(SmallAddressSpaceFragments.Judge(Small, Large), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_but_the_number_of_mappings_fails_when_the_windows_are_exchanged() =>
        Assert.Equal("mappings made, 64-bit window: as many", Assert.Single(SmallAddressSpaceFragments.Judge(Large, Small), row => row.Holds).Name);

    [Fact]
    public void Another_sequence_in_the_large_window_is_no_comparison() =>
        Assert.Single(SmallAddressSpaceFragments.Judge(Small, Large with { Mappings = 10 }), row => !row.Holds);
}
