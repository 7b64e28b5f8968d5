using PerfSuite.Claims.Sharing;
using PerfSuite.Claims.UnitTests.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Sharing;

public sealed class SharingAFileBeatsReadingItTests(WorkspaceFixture fixture) : IClassFixture<WorkspaceFixture>
{
    private const long Bytes = 32 << 20, PartBytes = 1 << 20;
    private static readonly Counters Reading = default(Counters) with { ReadCalls = 512, ReadBytes = Bytes }, Using = default(Counters) with { UserNanoseconds = 1 };

    [Fact]
    public void The_explanation_holds_for_the_counters_of_its_own_arms() =>
        Assert.All(SharingAFileBeatsReadingIt.Judge(Reading, Using, turns: 1, Bytes), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() => Assert.All(
        SharingAFileBeatsReadingIt.Judge(Using, Reading with { MinorFaults = 8192 }, turns: 1, Bytes), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void Two_processes_find_what_the_file_holds_and_hold_it_once_between_them()
    {
        DataFile data = fixture.Workspace.File("used.bin", 4 * PartBytes);
        data.EstablishWarm();
        using FileUsers users = new(data, count: 2, PartBytes, fixture.Workspace.Seed);
        Assert.Equal((0UL, 0UL), (users.Use(FileUser.Read), users.Use(FileUser.Map)));
        Assert.All(ReadersShareOneCopy.Judge(users.Holdings(), data.Bytes), row => Assert.True(row.Holds, row.Name));
    }

    [Fact]
    public void A_file_that_holds_something_else_is_noticed_both_ways()
    {
        DataFile data = fixture.Workspace.File("changed.bin", 2 * PartBytes);
        data.EstablishWarm();
        using FileUsers users = new(data, count: 1, PartBytes, fixture.Workspace.Seed + 1);
        Assert.All(new[] { FileUser.Read, FileUser.Map }, how => Assert.NotEqual(0UL, users.Use(how)));
    }

    [Fact]
    public void What_a_process_is_told_it_reads_back()
    {
        UsedFile used = new("/data/used.bin", 4 * PartBytes, PartBytes, FirstPart: 2, Seed: 7);
        Assert.Equal(used, UsedFile.Parse(used.ToArguments()));
        Assert.Throws<FormatException>(() => UsedFile.Parse(["/data/used.bin", "1"]));
    }
}
