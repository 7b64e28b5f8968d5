using PerfSuite.Claims.Setup;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Setup;

public class BookkeepingGrowsWithMappingsTests
{
    private const long Operations = 512;
    private static readonly Counters Mapping = default(Counters) with { MinorFaults = 1 }, Faulting = default(Counters) with { MinorFaults = Operations + 1 };

    [Fact]
    public void The_explanation_holds_for_the_counters_of_its_own_arms()
    {
        Assert.All(BookkeepingGrowsWithMappings.Judge(Mapping, Mapping, Operations, AreaOperation.MapAndUnmap), row => Assert.True(row.Holds, row.Name));
        Assert.All(BookkeepingGrowsWithMappings.Judge(Faulting, Faulting, Operations, AreaOperation.Fault), row => Assert.True(row.Holds, row.Name));
    }

    [Fact]
    public void Every_row_fails_for_the_other_operation()
    {
        Assert.All(BookkeepingGrowsWithMappings.Judge(Faulting, Faulting, Operations, AreaOperation.MapAndUnmap), row => Assert.False(row.Holds, row.Name));
        Assert.All(BookkeepingGrowsWithMappings.Judge(Mapping, Mapping, Operations, AreaOperation.Fault), row => Assert.False(row.Holds, row.Name));
    }

    [Fact]
    public void Every_row_about_areas_fails_when_the_arms_are_exchanged()
    {
        Assert.All(BookkeepingGrowsWithMappings.JudgeAreas(none: 500, many: 33_300), row => Assert.True(row.Holds, row.Name));
        Assert.All(BookkeepingGrowsWithMappings.JudgeAreas(none: 33_300, many: 500), row => Assert.False(row.Holds, row.Name));
    }

    [Fact]
    public void Areas_that_grew_together_are_noticed() => Assert.Single(BookkeepingGrowsWithMappings.JudgeAreas(none: 500, many: 600), row => !row.Holds);
}
