using PerfSuite.Claims.Crossings;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Crossings;

public class FaultsAreTheHiddenCrossingsTests
{
    private const long Pages = 4096;

    private static readonly Counters Mapped = default(Counters) with { MinorFaults = 31 };
    private static readonly Counters Reading = default(Counters) with { ReadCalls = 256, MajorFaults = 1 };

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(258)]
    public void Any_number_of_faults_from_one_a_page_table_to_one_a_range_around_bears_the_claim_out(long faults) =>
        Assert.All(FaultsAreTheHiddenCrossings.Judge(Mapped with { MinorFaults = faults }, Pages), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_for_the_counters_of_a_read() =>
        Assert.All(FaultsAreTheHiddenCrossings.Judge(Reading, Pages), row => Assert.False(row.Holds));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300)]
    [InlineData(Pages)]
    public void Fewer_faults_than_page_tables_or_more_than_ranges_around_contradict_the_explanation(long faults) =>
        Assert.Single(FaultsAreTheHiddenCrossings.Judge(Mapped with { MinorFaults = faults }, Pages), row => !row.Holds);

    [Fact]
    public void Faults_are_judged_where_calls_are_not_counted() =>
        Assert.Equal(2, FaultsAreTheHiddenCrossings.Judge(Mapped with { HasIo = false }, Pages).Count());

    [Fact]
    public void The_finding_names_the_fewest_and_the_most_faults()
    {
        var finding = Assert.Single(FaultsAreTheHiddenCrossings.Spread([("filling=b", 16), ("filling=a", 2), ("filling=c", 4)]));
        Assert.Equal((2, 16), (finding.Lower, finding.Upper));
        Assert.Equal("From 2 faults a MiB (filling=a) to 16 (filling=b): 8 times as many for the same bytes.", finding.Text);
    }

    [Fact]
    public void One_way_of_filling_alone_finds_nothing() => Assert.Empty(FaultsAreTheHiddenCrossings.Spread([("filling=a", 2)]));
}
