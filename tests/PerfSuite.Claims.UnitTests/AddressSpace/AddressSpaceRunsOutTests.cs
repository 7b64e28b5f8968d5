using PerfSuite.Claims.AddressSpace;

namespace PerfSuite.Claims.UnitTests.AddressSpace;

public class AddressSpaceRunsOutTests
{
    private const long Least = 896L << 20, Most = 1L << 30;
    private static readonly Refusal AtTheLimit = new(992L << 20, "ENOMEM", Holes.Mapped, AddressesBytes: 0);

    [Fact]
    public void A_process_that_is_refused_at_its_limit_bears_the_claim_out() =>
        Assert.All(AddressSpaceRunsOut.Judge(AtTheLimit, Least, Most), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_for_one_that_maps_on_and_on() => Assert.All(
        AddressSpaceRunsOut.Judge(new Refusal(4 * Most, Error: "", AfterGivingBack: "ENOMEM", AddressesBytes: 0), Least, Most), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void One_that_is_refused_long_before_its_limit_contradicts_it() =>
        Assert.Single(AddressSpaceRunsOut.Judge(AtTheLimit with { MappedBytes = Most / 2 }, Least, Most), row => !row.Holds);

    [Fact]
    public void What_a_process_says_another_reads_back()
    {
        Assert.Equal(AtTheLimit, Refusal.Parse(AtTheLimit.ToString()));
        Assert.Throws<FormatException>(() => Refusal.Parse("1 ENOMEM"));
    }
}
