using PerfSuite.Claims.Sharing;

namespace PerfSuite.Claims.UnitTests.Sharing;

public class StoresAreVisibleAtOnceTests
{
    [Fact]
    public void The_claim_holds_where_every_store_is_seen_at_once() =>
        Assert.All(StoresAreVisibleAtOnce.Judge(new Sightings(64, 64, 64, 64), stores: 64), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_where_one_sighting_is_missing() =>
        Assert.All(StoresAreVisibleAtOnce.Judge(new Sightings(63, 63, 63, 63), stores: 64), row => Assert.False(row.Holds));

    [Fact]
    public void A_private_mapping_of_which_only_old_words_are_seen_contradicts_the_claim() =>
        Assert.Equal(3, StoresAreVisibleAtOnce.Judge(new Sightings(64, 0, 0, 0), stores: 64).Count(row => !row.Holds));

    [Fact]
    public void Sightings_add_up() =>
        Assert.Equal(new Sightings(11, 22, 33, 44), new Sightings(1, 2, 3, 4).And(new Sightings(10, 20, 30, 40)));
}
