using PerfSuite.Claims.SmallFiles;

namespace PerfSuite.Claims.UnitTests.SmallFiles;

public class SlackIsZeroAndNotSavedTests
{
    private static readonly SlackOutcome NotSaved = new(NonzeroAtFirst: 0, TookTheStore: 4089, LengthAfter: 7, ReadAfter: 7, ChangedInside: 1, NonzeroGrown: 0);

    [Fact]
    public void Stores_that_are_lost_bear_the_claim_out() =>
        Assert.All(SlackIsZeroAndNotSaved.Judge(NotSaved, fileBytes: 7, slackBytes: 4089), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_for_a_page_of_leftovers_that_is_saved_as_a_whole() => Assert.All(SlackIsZeroAndNotSaved.Judge(
        new SlackOutcome(NonzeroAtFirst: 4089, TookTheStore: 0, LengthAfter: 4096, ReadAfter: 4096, ChangedInside: 0, NonzeroGrown: 4089),
        fileBytes: 7, slackBytes: 4089), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void A_mapping_that_never_reaches_the_file_shows_nothing() =>
        Assert.Single(SlackIsZeroAndNotSaved.Judge(NotSaved with { ChangedInside = 0 }, fileBytes: 7, slackBytes: 4089), row => !row.Holds);
}
