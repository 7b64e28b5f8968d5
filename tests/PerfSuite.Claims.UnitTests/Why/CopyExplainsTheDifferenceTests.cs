using PerfSuite.Claims.Why;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Why;

public class CopyExplainsTheDifferenceTests
{
    private const long PassBytes = 2 << 20, Blocks = PassBytes / 8192;
    private static readonly Counters Read = default(Counters) with { ReadCalls = Blocks, ReadBytes = PassBytes };
    private static readonly Counters ReadWord = default(Counters) with { ReadCalls = Blocks, ReadBytes = Blocks * 8 };
    private static readonly Counters Mapped = default(Counters) with { MinorFaults = 8 };

    /// <summary>A read() of which 500 are not copying, and copying that takes 1,000 in the kernel and 600 from a mapping that finds its pages in 500.</summary>
    private static readonly Dictionary<string, double> Explained =
        new(StringComparer.Ordinal) { ["Read"] = 1500, ["ReadWord"] = 500, ["MapAndCopy"] = 1100, ["Copy"] = 650, ["CopyWord"] = 50 };

    [Fact]
    public void The_ratio_is_one_where_the_copies_differ_by_what_the_whole_differs() => Assert.Equal(0, LogOf(Explained), precision: 9);

    [Theory]
    [InlineData(700, -1)]
    [InlineData(1500, 1)]
    public void A_mapping_that_is_faster_or_slower_than_its_copy_explains_lies_outside_the_region(double mapAndCopy, int side)
    {
        double ratio = Math.Exp(LogOf(new(Explained) { ["MapAndCopy"] = mapAndCopy }));
        Assert.Equal(-side, Math.Sign(ratio - 1));
        Assert.False(ratio > new CopyExplainsTheDifference().Region.Above && ratio < new CopyExplainsTheDifference().Region.Below);
    }

    [Fact]
    public void Copies_alike_explain_nothing() =>
        Assert.True(Math.Exp(LogOf(new(Explained) { ["Copy"] = 1050 })) > new CopyExplainsTheDifference().Region.Below);

    [Fact]
    public void The_finding_tells_both_differences() => Assert.Equal(
        "read() takes 0.4 µs a pass more than the mapping, and its copying 0.4 µs more: 1 of it.", CopyExplainsTheDifference.Differences(arm => Explained[arm]).Text);

    [Fact]
    public void A_mapping_that_is_no_faster_leaves_nothing_to_explain()
    {
        var finding = CopyExplainsTheDifference.Differences(arm => arm == "MapAndCopy" ? 2000 : Explained[arm]);
        Assert.Equal("read() takes 0.5 µs a pass less than the mapping: there is nothing to explain.", finding.Text);
        Assert.Null(finding.Value);
    }

    [Fact]
    public void The_explanation_holds_for_the_counters_of_its_own_arms() => Assert.All(
        CopyExplainsTheDifference.Judge(Read, ReadWord, Mapped, default, passes: 1, PassBytes), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() => Assert.All(
        CopyExplainsTheDifference.Judge(Mapped, default, Read, Read with { MinorFaults = 1 }, passes: 1, PassBytes), row => Assert.False(row.Holds, row.Name));

    private static double LogOf(Dictionary<string, double> times) => new CopyExplainsTheDifference().Estimand.LogIn(arm => times[arm]);
}
