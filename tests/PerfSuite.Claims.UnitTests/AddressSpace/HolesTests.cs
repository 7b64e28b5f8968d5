using PerfSuite.Claims.AddressSpace;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.AddressSpace;

public class HolesTests
{
    private static readonly MemoryMap Map = MemoryMap.Parse(
        "1000-2000 r--s 00000000 00:00 0\n4000-5000 r--s 00000000 00:00 0\n5000-8000 r--s 00000000 00:00 0\n"
        + "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0 [vsyscall]\n");

    [Fact]
    public void Gaps_between_areas_and_at_both_ends_of_the_window_are_holes() =>
        Assert.Equal([0x1000, 0x2000, 0x1000], Holes.Between(Map, 0, 0x9000));

    [Fact]
    public void Areas_outside_the_window_make_no_hole_and_one_across_its_start_takes_its_part() =>
        Assert.Equal([0x2000], Holes.Between(Map, 0x1800, 0x8000));

    [Fact]
    public void A_window_without_areas_is_one_hole() => Assert.Equal([0x1000], Holes.Between(Map, 0x9000, 0xa000));

    [Fact]
    public void Shares_are_of_the_window_and_of_what_is_free() =>
        Assert.Equal((0.5, 0.25), (new Holes(1, 800, 400, 100, Holes.Mapped).FreeShare, new Holes(1, 800, 400, 100, Holes.Mapped).LargestShare));

    [Fact]
    public void What_a_process_says_another_reads_back()
    {
        Holes holes = new(626, 1 << 30, 1 << 29, 1 << 23, "ENOMEM");
        Assert.Equal(holes, Holes.Parse(holes.ToString()));
        Assert.Throws<FormatException>(() => Holes.Parse("626 1"));
    }
}
