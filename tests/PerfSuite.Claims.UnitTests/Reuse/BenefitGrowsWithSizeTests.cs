using PerfSuite.Claims.Reuse;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Reuse;

public class BenefitGrowsWithSizeTests
{
    private static readonly Counters Reading = default(Counters) with { ReadBytes = 640 << 10 };
    private static readonly Counters Mapped = default(Counters) with { MinorFaults = 10 };

    [Fact]
    public void All_bytes_by_calls_in_one_arm_and_by_faults_in_the_other_bear_the_explanation_out() =>
        Assert.All(BenefitGrowsWithSize.Judge(Reading, Mapped, files: 10, fileBytes: 64 << 10, pageBytes: 4096), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(BenefitGrowsWithSize.Judge(Mapped, Reading, files: 10, fileBytes: 64 << 10, pageBytes: 4096), row => Assert.False(row.Holds));

    [Fact]
    public void More_faults_than_pages_contradict_it() => Assert.Single(BenefitGrowsWithSize.Judge(
        Reading, Mapped with { MinorFaults = 200 }, files: 10, fileBytes: 64 << 10, pageBytes: 4096), row => !row.Holds);

    [Fact]
    public void A_turn_uses_a_small_file_often_and_a_large_one_once()
    {
        Assert.Equal(64, WholeUse.UsesPerTurn(4 << 10));
        Assert.Equal(1, WholeUse.UsesPerTurn(1L << 30));
    }

    [Fact]
    public void A_file_shorter_than_the_longest_block_is_read_at_once() =>
        Assert.Equal((4096, 65536), (WholeUse.BlockBytesFor(4096), WholeUse.BlockBytesFor(1 << 20)));
}
