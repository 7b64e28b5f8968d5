using PerfSuite.Claims.DotNet;

namespace PerfSuite.Claims.UnitTests.DotNet;

public class AdviceChangesWhatAFaultBringsTests
{
    private static readonly AdviceEffects Usual = new(
        PagesByTouch: 32, PagesByTouchRandom: 1, PagesWillNeed: 64, PagesPopulated: 2048, FaultsPopulated: 0);

    private static readonly AdviceEffects[] Broken =
    [
        Usual with { PagesByTouch = 1 }, Usual with { PagesByTouchRandom = 32 }, Usual with { PagesWillNeed = 0 },
        Usual with { PagesPopulated = 2047 }, Usual with { FaultsPopulated = 1 },
    ];

    [Fact]
    public void The_claim_holds_for_the_usual_effects() =>
        Assert.All(AdviceChangesWhatAFaultBrings.Judge(Usual, pages: 2048), row => Assert.True(row.Holds));

    [Fact]
    public void Each_effect_that_is_missing_breaks_one_row() => Assert.All(Broken, effects =>
        Assert.Single(AdviceChangesWhatAFaultBrings.Judge(effects, pages: 2048), row => !row.Holds));
}
