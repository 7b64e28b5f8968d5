using PerfSuite.Claims.Workloads;
using PerfSuite.Data;

namespace PerfSuite.Claims.UnitTests.Workloads;

public class PagePassesTests(WorkspaceFixture fixture) : IClassFixture<WorkspaceFixture>
{
    private const long FileBytes = 4L * PagePasses.UsualWindowBytes;

    private DataFile Data => fixture.Workspace.File("passes.bin", FileBytes);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void All_passes_together_visit_every_page_once(bool scattered)
    {
        PagePasses passes = new(Data, scattered);
        long[] visited = [.. Enumerable.Range(0, passes.Count).SelectMany(pass => passes.Offsets.ToArray().Select(o => passes.BaseOf(pass) + o)).Order()];
        Assert.Equal([.. Enumerable.Range(0, (int)(FileBytes / Environment.SystemPageSize)).Select(i => (long)i * Environment.SystemPageSize)], visited);
    }

    [Fact]
    public void No_two_pages_of_a_scattered_pass_are_in_one_window()
    {
        PagePasses passes = new(Data, scattered: true);
        Assert.Equal(passes.Pages, passes.Offsets.ToArray().Select(o => (passes.BaseOf(7) + o) / PagePasses.UsualWindowBytes).Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_page_of_a_pass_is_in_its_mapping(bool scattered)
    {
        PagePasses passes = new(Data, scattered);
        int last = passes.Count - 1;
        Assert.All(passes.Offsets.ToArray(), o => Assert.InRange(passes.BaseOf(last) + o - passes.MappedAt(last), 0, passes.MappedBytes - Environment.SystemPageSize));
    }

    [Fact]
    public void The_sum_of_a_pass_is_that_of_its_pages_first_words()
    {
        PagePasses passes = new(Data, scattered: true);
        ulong sum = passes.Offsets.ToArray().Aggregate(0UL, (s, o) => unchecked(s + Data.Content[(passes.BaseOf(5) + o) / 8]));
        Assert.Equal(sum, passes.SumOf(5));
        Assert.NotEqual(passes.SumOf(4), passes.SumOf(5));
    }

    [Fact]
    public void A_file_of_broken_windows_is_refused() =>
        Assert.Throws<ArgumentException>(() => new PagePasses(fixture.Workspace.File("broken.bin", FileBytes + 4096), scattered: true));
}
