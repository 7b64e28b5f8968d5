using PerfSuite.Claims.Copies;
using PerfSuite.Interop;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.UnitTests.Copies;

public class MappedAccessCostsAsMemoryTests
{
    private static readonly Counters Present = default(Counters) with { UserNanoseconds = 1 }, Reading = default(Counters) with { ReadCalls = 1024, MinorFaults = 64 };

    [Fact]
    public void Loads_that_never_enter_the_kernel_bear_the_explanation_out() =>
        Assert.All(MappedAccessCostsAsMemory.Judge(Present, Present, turns: 10), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_for_pages_that_are_brought_in() =>
        Assert.All(MappedAccessCostsAsMemory.Judge(Reading, Reading, turns: 10), row => Assert.False(row.Holds, row.Name));

    [Theory]
    [InlineData(1.4, 1.5)]
    [InlineData(0.6, 0.7)]
    public void A_mapping_that_is_much_faster_or_slower_contradicts_the_claim(double lower, double upper) =>
        Assert.True(new MappedAccessCostsAsMemory().Region.Excludes(new Interval((lower + upper) / 2, lower, upper, 0.99)));
}
