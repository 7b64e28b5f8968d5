using PerfSuite.Claims.SmallFiles;
using PerfSuite.Processes;

namespace PerfSuite.Claims.UnitTests.SmallFiles;

public class SmallFilesTakeAPageOfAddressSpaceTests
{
    private static HeldFiles Read => default;
    private static readonly HeldFiles Mapped = new(Areas: 100, AreaBytes: 100 * 4096, GrowthBytes: 100 * 4096);

    [Fact]
    public void A_page_and_an_area_a_file_bear_the_claim_out() => Assert.All(
        SmallFilesTakeAPageOfAddressSpace.JudgeCost(Read, Mapped, files: 100, pageBytes: 4096), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_when_the_ways_are_exchanged() => Assert.All(
        SmallFilesTakeAPageOfAddressSpace.JudgeCost(Mapped, Read, files: 100, pageBytes: 4096), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void Files_that_share_an_area_would_contradict_the_claim() => Assert.Single(
        SmallFilesTakeAPageOfAddressSpace.JudgeCost(Read, Mapped with { Areas = 50 }, files: 100, pageBytes: 4096), row => !row.Holds);

    [Fact]
    public void A_refusal_at_the_limit_bears_the_claim_out() => Assert.All(
        SmallFilesTakeAPageOfAddressSpace.JudgeLimit(areas: 65531, "ENOMEM", new ChildExit(0), limit: 65530), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_for_a_process_that_is_killed_without_a_word() => Assert.All(
        SmallFilesTakeAPageOfAddressSpace.JudgeLimit(areas: 131060, "ENOTHING", new ChildExit(137), limit: 65530), row => Assert.False(row.Holds, row.Name));
}
