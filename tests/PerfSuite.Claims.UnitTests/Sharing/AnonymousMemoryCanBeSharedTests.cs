using PerfSuite.Claims.Sharing;

namespace PerfSuite.Claims.UnitTests.Sharing;

public class AnonymousMemoryCanBeSharedTests
{
    [Fact]
    public void The_claim_holds_where_both_see_all_words_of_a_nameless_region() =>
        Assert.All(AnonymousMemoryCanBeShared.Judge(new SharedRegion(512, 512, Names: 0, SameInode: true), words: 512), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_for_named_files_of_which_each_process_has_its_own() =>
        Assert.All(AnonymousMemoryCanBeShared.Judge(new SharedRegion(0, 0, Names: 1, SameInode: false), words: 512), row => Assert.False(row.Holds));
}
