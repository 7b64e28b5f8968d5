using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Verdicts;

public class MachineMatchTests
{
    private static readonly EnvironmentRecord Here = TestCases.Results().Environment with { Primitives = [Fault(500), Copy(10)] };

    [Fact]
    public void The_same_key_and_prices_are_the_same_machine_whatever_its_kernels_last_digit() =>
        Assert.Equal(MatchKind.Same, Match(Here with { Kernel = "6.18.9" }).Kind);

    [Fact]
    public void Another_key_is_another_machine_and_says_in_what()
    {
        MachineMatch match = Match(Here with { Machine = "older", Kernel = "6.12" });
        Assert.Equal(MatchKind.OtherKey, match.Kind);
        Assert.Equal(["kernel 6.12 there, 6.18 here"], match.Differences);
    }

    [Fact]
    public void A_baseline_without_a_card_is_compared_with_nothing_and_says_how_to_get_one()
    {
        BaselineStanding standing = Match(Here with { Primitives = [] }).Standing("baselines/here", pinned: false);
        Assert.False(standing.Compared);
        Assert.Contains("has no card", standing.Reason, StringComparison.Ordinal);
        Assert.Contains("perfsuite baseline record", standing.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_prices_under_the_same_key_are_another_machine_named_by_primitive_and_factor()
    {
        BaselineStanding standing = Match(Here with { Primitives = [Fault(50), Copy(10)] }).Standing("baselines/here", pinned: false);
        Assert.False(standing.Compared);
        Assert.Contains("minorFault 10.0 × dearer (50 → 500 ns)", standing.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("userCopyBandwidth", standing.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_machine_with_other_prices_is_compared_all_the_same_and_has_changed()
    {
        BaselineStanding standing = Match(Here with { Primitives = [Fault(50)] }).Standing("baselines/here", pinned: true);
        Assert.Equal((true, true), (standing.Compared, standing.MachineChanged));
    }

    [Fact]
    public void A_named_machine_whose_baseline_has_no_card_is_compared_and_has_not_changed()
    {
        BaselineStanding standing = Match(Here with { Primitives = [] }).Standing("baselines/here", pinned: true);
        Assert.Equal((true, false), (standing.Compared, standing.MachineChanged));
    }

    [Fact]
    public void One_red_stands_for_the_machine_and_names_what_moved()
    {
        CaseRecord red = ChangedMachine.Record(Match(Here with { Primitives = [Fault(50)] }).Standing("baselines/here", pinned: true), ["a-claim [blockKiB=4]"]);
        Assert.True(red.Red);
        Assert.Equal(BaselineVerdict.Regressed, red.BaselineVerdict);
        Assert.Contains("minorFault 10.0 × dearer", red.Reason, StringComparison.Ordinal);
        Assert.Contains("a-claim [blockKiB=4]", red.Reason, StringComparison.Ordinal);
    }

    private static MachineMatch Match(EnvironmentRecord there) => MachineMatch.Between(there, Here);

    private static Primitive Fault(double ns) => new(PrimitiveNames.MinorFault, Primitive.Nanoseconds, ns, ns * 0.98, ns * 1.02, "touch");

    private static Primitive Copy(double bandwidth) => new(PrimitiveNames.UserCopyBandwidth, Primitive.BytesPerNanosecond, bandwidth, bandwidth * 0.98, bandwidth * 1.02, "memcpy");
}
