using PerfSuite.Claims.Crossings;

namespace PerfSuite.Claims.UnitTests.Crossings;

public class FaultPerNewBlockTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1.001, 0.999)]
    public void A_fault_for_each_block_would_bear_the_claim_out(double inOrder, double permuted) =>
        Assert.All(FaultPerNewBlock.Judge(inOrder, permuted), row => Assert.True(row.Holds, row.Name));

    [Theory]
    [InlineData(0.0625, 0.0625)]
    [InlineData(0.25, 0.25)]
    [InlineData(0.9, 0.9)]
    [InlineData(4, 4)]
    public void Every_row_fails_for_faults_that_bring_in_more_or_less_than_a_block(double inOrder, double permuted) =>
        Assert.All(FaultPerNewBlock.Judge(inOrder, permuted), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void One_order_alone_does_not_bear_it_out() => Assert.Single(FaultPerNewBlock.Judge(inOrder: 0.0625, permuted: 1), row => !row.Holds);
}
