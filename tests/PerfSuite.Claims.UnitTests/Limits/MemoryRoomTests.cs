using PerfSuite.Catalogue;
using PerfSuite.Claims.Limits;

namespace PerfSuite.Claims.UnitTests.Limits;

public class MemoryRoomTests
{
    private const long MiB = 1 << 20;

    [Fact]
    public void A_group_that_reached_its_limit_and_kept_it_is_right() =>
        Assert.All(MemoryRoom.Judge(limitBytes: 48 * MiB, peakBytes: 48 * MiB, limitHits: 7, kills: 0), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_for_a_group_that_went_beyond_its_limit_never_met_it_and_lost_a_process() =>
        Assert.All(MemoryRoom.Judge(limitBytes: 48 * MiB, peakBytes: (48 * MiB) + 1, limitHits: 0, kills: 1), row => Assert.False(row.Holds));

    [Fact]
    public void An_unlimited_process_gives_the_limit_that_was_asked_for() => Assert.Equal(48 * MiB, MemoryRoom.Within(48 * MiB, ownBytes: null));

    [Fact]
    public void A_process_that_is_limited_itself_gives_half_of_what_it_has() => Assert.Equal(44 * MiB, MemoryRoom.Within(48 * MiB, ownBytes: 88 * MiB));

    [Fact]
    public void A_process_that_has_too_little_says_how_much_it_would_take()
    {
        NotApplicableException e = Assert.Throws<NotApplicableException>(() => MemoryRoom.Within(48 * MiB, ownBytes: 60 * MiB));
        Assert.Contains("60 MiB", e.Message, StringComparison.Ordinal);
        Assert.Contains("at least 80 MiB", e.Remedy, StringComparison.Ordinal);
    }
}
