using PerfSuite.Claims.Persistence;

namespace PerfSuite.Claims.UnitTests.Persistence;

public class MappingOutlivesTheDescriptorTests
{
    private static readonly Lifetime Open = new(Sum: 101, Descriptors: 1, Names: 1);
    private static readonly Lifetime Closed = new(Sum: 102, Descriptors: 0, Names: 1);
    private static readonly Lifetime Unlinked = new(Sum: 103, Descriptors: 0, Names: 0);

    [Fact]
    public void The_claim_holds_where_the_bytes_stay_and_descriptor_and_name_go() =>
        Assert.All(MappingOutlivesTheDescriptor.Judge(Open, Closed, Unlinked, rest: 100), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_where_the_bytes_go_and_descriptor_and_name_stay()
    {
        Lifetime lost = Unlinked with { Sum = 0, Descriptors = 1 };
        Assert.All(MappingOutlivesTheDescriptor.Judge(Unlinked, lost, Open, rest: 100), row => Assert.False(row.Holds));
    }
}
