using PerfSuite.Claims.Today;

namespace PerfSuite.Claims.UnitTests.Today;

public class RandomAdviceCostsResidencyTests
{
    private const long Pages = 2048;
    private static readonly UsedHotSet Kept = new(100, 100, 0);
    private static readonly UsedHotSet Lost = new(100, 0, Pages);

    [Fact]
    public void The_claim_holds_where_the_advised_set_alone_is_lost() =>
        Assert.All(RandomAdviceCostsResidency.Judge(Kept, Lost, Pages), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Advice_that_costs_nothing_is_noticed_by_residency_and_by_faults() =>
        Assert.Equal(2, RandomAdviceCostsResidency.Judge(Kept, Kept, Pages).Count(row => !row.Holds));

    [Fact]
    public void A_stream_that_takes_both_is_noticed() =>
        Assert.Equal(2, RandomAdviceCostsResidency.Judge(Lost, Lost, Pages).Count(row => !row.Holds));

    [Fact]
    public void A_set_that_was_not_there_before_cannot_have_been_lost() => Assert.Single(
        RandomAdviceCostsResidency.Judge(Kept, Lost with { PercentBefore = 0 }, Pages), row => !row.Holds);
}
