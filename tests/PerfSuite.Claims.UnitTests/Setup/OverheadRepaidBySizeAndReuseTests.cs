using PerfSuite.Claims.Setup;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Setup;

public class OverheadRepaidBySizeAndReuseTests
{
    private static readonly Counters Reading = default(Counters) with { HasIo = true, ReadCalls = 10 * 16 * 4 };
    private static readonly Counters Mapping = default(Counters) with { HasIo = true, MinorFaults = 10 };

    [Fact]
    public void Calls_that_grow_with_passes_and_faults_that_do_not_bear_the_explanation_out() =>
        Assert.All(OverheadRepaidBySizeAndReuse.Judge(Reading, Mapping, mappings: 10, blocks: 16, passes: 4), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(OverheadRepaidBySizeAndReuse.Judge(Mapping, Reading, mappings: 10, blocks: 16, passes: 4), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void Faults_in_every_pass_would_contradict_the_explanation() => Assert.Single(OverheadRepaidBySizeAndReuse.Judge(
        Reading, Mapping with { MinorFaults = 10 * 16 * 4 }, mappings: 10, blocks: 16, passes: 4), row => !row.Holds);
}
