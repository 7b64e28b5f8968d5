using PerfSuite.Claims.Persistence;

namespace PerfSuite.Claims.UnitTests.Persistence;

public class DirtyPagesReachTheDeviceUnaskedTests
{
    private const long Bytes = 1 << 20;
    private static readonly FlusherTimes Usual = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5));

    [Fact]
    public void Pages_that_are_dirty_and_then_are_not_bear_the_claim_out() =>
        Assert.All(DirtyPagesReachTheDeviceUnasked.Judge(stored: Bytes, later: 0, Bytes), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_for_stores_that_are_written_at_once_and_pages_that_stay_dirty() =>
        Assert.All(DirtyPagesReachTheDeviceUnasked.Judge(stored: 0, later: Bytes, Bytes), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void One_page_that_waits_for_msync_contradicts_it() =>
        Assert.Equal("dirty bytes of the file, later and unasked", Assert.Single(DirtyPagesReachTheDeviceUnasked.Judge(Bytes, later: 4096, Bytes), row => !row.Holds).Name);

    [Theory]
    [InlineData(Bytes, true)]
    [InlineData(Bytes - 4096, false)]
    public void The_device_is_given_at_least_what_was_stored(long writtenBytes, bool holds) =>
        Assert.Equal(holds, Assert.Single(DirtyPagesReachTheDeviceUnasked.JudgeDevice(writtenBytes, Bytes)).Holds);

    [Fact]
    public void The_look_is_due_two_rounds_of_the_flusher_after_the_pages_are() => Assert.Equal(TimeSpan.FromSeconds(40), Usual.Latest);

    [Fact]
    public void A_machine_that_cannot_show_it_in_time_is_told_why()
    {
        Assert.Null(DirtyPagesReachTheDeviceUnasked.WhyNot(Usual, hasCachestat: true));
        Assert.Contains("cachestat", DirtyPagesReachTheDeviceUnasked.WhyNot(Usual, hasCachestat: false)!.Reason, StringComparison.Ordinal);
        Assert.Contains("does not look", DirtyPagesReachTheDeviceUnasked.WhyNot(Usual with { WakesEvery = TimeSpan.Zero }, hasCachestat: true)!.Reason, StringComparison.Ordinal);
        Assert.Contains("130 s", DirtyPagesReachTheDeviceUnasked.WhyNot(Usual with { Expires = TimeSpan.FromSeconds(120) }, hasCachestat: true)!.Reason, StringComparison.Ordinal);
    }
}
