using PerfSuite.Claims.Copies;
using PerfSuite.Claims.UnitTests.Workloads;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Copies;

public sealed class InPlaceWritesAvoidTheCopyTests(WorkspaceFixture fixture) : IClassFixture<WorkspaceFixture>
{
    private const long PassBytes = 4 << 20, BlockBytes = 4096, PageBytes = 4096, Blocks = PassBytes / BlockBytes;
    private static readonly Counters Write = default(Counters) with { WriteCalls = Blocks, WrittenBytes = PassBytes };
    private static readonly Counters Store = default(Counters) with { UserNanoseconds = 1 };

    [Fact]
    public void The_explanation_holds_for_the_counters_of_its_own_arms() =>
        Assert.All(InPlaceWritesAvoidTheCopy.Judge(Write, Store, turns: 1, PassBytes, BlockBytes, PageBytes), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_for_exchanged_arms_and_a_store_that_faults() => Assert.All(
        InPlaceWritesAvoidTheCopy.Judge(Store, Write with { MinorFaults = Blocks }, turns: 1, PassBytes, BlockBytes, PageBytes), row => Assert.False(row.Holds, row.Name));

    [Theory]
    [InlineData(4096)]
    [InlineData(1 << 20)]
    public void Both_ways_of_generating_leave_the_same_words_in_the_file(int blockBytes)
    {
        using GeneratedRange written = Range($"written-{blockBytes}", blockBytes), stored = Range($"stored-{blockBytes}", blockBytes);
        for (int i = 0; i < 3; i++)
        {
            written.Write();
            stored.Store();
        }

        Assert.Equal((written.ExpectedSum(), stored.ExpectedSum()), (written.SumOfFile(), stored.SumOfFile()));
        Assert.Equal(written.SumOfFile(), stored.SumOfFile());
    }

    [Fact]
    public void A_pass_that_was_not_made_is_seen_in_the_sum()
    {
        using GeneratedRange twice = Range("twice", 4096), once = Range("once", 4096);
        twice.Store();
        Assert.NotEqual(twice.SumOfFile(), once.SumOfFile());
    }

    [Fact]
    public void Pages_that_were_written_back_are_dirty_again_before_a_turn()
    {
        using GeneratedRange range = Range("flushed", 4096);
        using FileDescriptor file = FileDescriptor.Open(Path.Combine(fixture.Workspace.Folder, "flushed"), OpenAccess.ReadWrite);
        file.Sync();
        range.EstablishDirty();
        if (PageCache.HasCachestat && !file.FileSystem.IsMemoryOnly)
            Assert.Equal(PassBytes / PageCache.PageBytes, PageCache.Statistics(file, 0, PassBytes).Dirty);
    }

    private GeneratedRange Range(string name, int blockBytes) => new(fixture.Workspace.File(name, 2 * PassBytes), blockBytes);
}
