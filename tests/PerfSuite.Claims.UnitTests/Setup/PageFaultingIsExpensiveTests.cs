using PerfSuite.Claims.Setup;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Setup;

public class PageFaultingIsExpensiveTests
{
    private const long Pages = 5120;
    private static readonly Counters Reading = default(Counters) with { HasIo = true, ReadCalls = Pages };
    private static readonly Counters EveryPageFaults = default(Counters) with { HasIo = true, MinorFaults = Pages };
    private static readonly Counters FewFaults = default(Counters) with { HasIo = true, MinorFaults = Pages / 256 };

    [Fact]
    public void A_fault_or_a_call_for_each_scattered_page_bears_the_explanation_out() => Assert.All(PageFaultingIsExpensive.Judge(
        PopulateQuestion.OnePageOfEveryWindow, EveryPageFaults, Reading, Pages, nameof(PageFaultingIsExpensive.ReadPages)), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() => Assert.All(PageFaultingIsExpensive.Judge(
        PopulateQuestion.OnePageOfEveryWindow, Reading, EveryPageFaults, Pages, nameof(PageFaultingIsExpensive.ReadPages)), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void Scattered_pages_that_come_together_were_not_brought_in_by_single_faults() => Assert.Single(PageFaultingIsExpensive.Judge(
        PopulateQuestion.OnePageOfEveryWindow, FewFaults, Reading, Pages, nameof(PageFaultingIsExpensive.ReadPages)), row => !row.Holds);

    [Fact]
    public void Populating_takes_no_more_faults_than_touching() => Assert.All(PageFaultingIsExpensive.Judge(
        PopulateQuestion.MapPopulateBeforeTouching, EveryPageFaults, FewFaults, Pages, nameof(PageFaultingIsExpensive.MapPopulateAndTouch)),
        row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Populating_that_faults_more_than_touching_would_contradict_the_explanation() => Assert.Single(PageFaultingIsExpensive.Judge(
        PopulateQuestion.MapPopulateBeforeTouching, FewFaults, EveryPageFaults, Pages, nameof(PageFaultingIsExpensive.MapPopulateAndTouch)), row => !row.Holds);
}
