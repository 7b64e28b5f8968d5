using PerfSuite.Claims.DotNet;

namespace PerfSuite.Claims.UnitTests.DotNet;

public class MajorFaultsDelayCollectionsTests
{
    [Fact]
    public void The_mechanism_holds_where_both_kinds_of_waiting_took_place() =>
        Assert.All(MajorFaultsDelayCollections.Judge(majorFaults: 7, readCalls: 9), row => Assert.True(row.Holds));

    [Theory]
    [InlineData(0, 9)]
    [InlineData(7, 0)]
    public void It_fails_where_one_kind_did_not(long majorFaults, long readCalls) =>
        Assert.Single(MajorFaultsDelayCollections.Judge(majorFaults, readCalls), row => !row.Holds);
}
