using PerfSuite.Claims.Crossings;

namespace PerfSuite.Claims.UnitTests.Crossings;

public class SeekIsPointerArithmeticTests
{
    [Fact]
    public void Two_calls_one_and_none_bear_the_explanation_out() =>
        Assert.All(SeekIsPointerArithmetic.Judge(seekAndRead: 2, pread: 1, copyMapped: 0), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(SeekIsPointerArithmetic.Judge(seekAndRead: 1, pread: 0, copyMapped: 2), row => Assert.False(row.Holds));

    [Fact]
    public void Both_steps_of_the_order_are_measured_at_every_block_size() => Assert.All(
        SeekIsPointerArithmetic.Steps.GroupBy(s => s.BlockBytes),
        size => Assert.Equal([WayPair.MappedAndPread, WayPair.PreadAndSeek], size.Select(s => s.Ways)));
}
