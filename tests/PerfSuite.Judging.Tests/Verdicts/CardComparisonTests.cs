using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Judging.Tests.Verdicts;

public class CardComparisonTests
{
    [Theory]
    [InlineData(100, 140, false)]
    [InlineData(100, 160, true)]
    [InlineData(100, 71, false)]
    [InlineData(100, 60, true)]
    public void A_price_changed_where_its_interval_lies_beyond_the_stored_one_by_the_factor_that_matters(double then, double now, bool changed) =>
        Assert.Equal(changed, CardComparison.Changes([Exact(then)], [Exact(now)]).Count == 1);

    [Theory]
    [InlineData("unmapPerPage", 390, false)]
    [InlineData("unmapPerPage", 410, true)]
    [InlineData("mapUnmap", 250, false)]
    [InlineData("cacheMiss", 250, false)]
    [InlineData("anonymousFault", 250, true)]
    public void A_price_that_neighbours_or_moods_move_has_to_be_off_by_more(string name, double now, bool changed) =>
        Assert.Equal(changed, CardComparison.Changes([Exact(100, name)], [Exact(now, name)]).Count == 1);

    [Fact]
    public void Shootdowns_tell_no_machine_from_another() => Assert.Empty(CardComparison.Changes([Exact(40_000, "tlbShootdown")], [Exact(0, "tlbShootdown")]));

    [Fact]
    public void A_wide_interval_is_no_change() => Assert.Empty(CardComparison.Changes([Exact(100)], [Exact(200) with { Lower = 120 }]));

    [Fact]
    public void The_largest_factor_stands_first_and_cheaper_counts_as_much_as_dearer()
    {
        IReadOnlyList<PrimitiveChange> changes = CardComparison.Changes([Exact(100, "emptyCall"), Exact(100)], [Exact(200, "emptyCall"), Exact(10)]);
        Assert.Equal(["minorFault", "emptyCall"], changes.Select(c => c.Primitive));
        Assert.Equal([0.1, 2.0], changes.Select(c => c.Factor));
    }

    [Fact]
    public void A_bandwidth_is_dearer_where_it_is_smaller()
    {
        Primitive then = Exact(40) with { Unit = Primitive.BytesPerNanosecond };
        Assert.Equal(4, Assert.Single(CardComparison.Changes([then], [then with { Estimate = 10, Lower = 10, Upper = 10 }])).Factor);
    }

    [Fact]
    public void A_primitive_that_a_card_lacks_says_nothing() => Assert.Empty(CardComparison.Changes([Exact(100, "a")], [Exact(900, "b")]));

    [Fact]
    public void A_card_of_several_runs_encloses_all_of_them()
    {
        Primitive all = Assert.Single(CardComparison.Enclosing([[Exact(90)], [Exact(130)], [Exact(100)]]));
        Assert.Equal((100, 90, 130), (all.Estimate, all.Lower, all.Upper));
    }

    [Fact]
    public void Runs_of_which_one_has_no_card_have_none_together() => Assert.Empty(CardComparison.Enclosing([[], [Exact(100)]]));

    private static Primitive Exact(double price, string name = "minorFault") => new(name, Primitive.Nanoseconds, price, price, price, "touch");
}
