using PerfSuite.Claims.Today;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Today;

public class OutOfCacheRandomAdvisedTests
{
    private const int PageBytes = 4096;
    private const long Window = 8 << 20;
    private static readonly Counters Advised = default(Counters) with { MajorFaults = 1000, DeviceReadBytes = 1000 * PageBytes };
    private static readonly Counters Unadvised = default(Counters) with { MajorFaults = 4, DeviceReadBytes = 4 * (Window - PageBytes) };

    [Fact]
    public void The_claim_holds_where_advice_brings_a_page_and_none_a_window() => Assert.All(
        new[] { OutOfCacheRandomAdvised.JudgeAdvised(Advised, PageBytes), OutOfCacheRandomAdvised.JudgeUnadvised(Unadvised, PageBytes, Window) }, row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Advice_that_was_left_off_is_noticed() => Assert.False(OutOfCacheRandomAdvised.JudgeAdvised(Unadvised, PageBytes).Holds);

    [Fact]
    public void Two_pages_a_thousand_faults_too_many_are_noticed() =>
        Assert.False(OutOfCacheRandomAdvised.JudgeAdvised(Advised with { DeviceReadBytes = 1002 * PageBytes }, PageBytes).Holds);

    [Fact]
    public void A_mapping_that_took_no_major_fault_shows_nothing() => Assert.False(OutOfCacheRandomAdvised.JudgeAdvised(default, PageBytes).Holds);

    [Theory]
    [InlineData(Window, 99, false)]
    [InlineData(Window, 100, true)]
    [InlineData(128 << 10, 7, false)]
    [InlineData(128 << 10, 8, true)]
    public void Without_advice_a_fault_brings_a_hundred_pages_or_a_quarter_of_a_small_window(long window, int pages, bool holds) => Assert.Equal(holds,
        OutOfCacheRandomAdvised.JudgeUnadvised(default(Counters) with { MajorFaults = 1, DeviceReadBytes = pages * PageBytes }, PageBytes, window).Holds);
}
