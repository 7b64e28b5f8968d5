using PerfSuite.Claims.Sharing;

namespace PerfSuite.Claims.UnitTests.Sharing;

public class ReadersShareOneCopyTests
{
    private const long FileBytes = 4 << 20;

    private static readonly Holding Sharing = new(MappingPss: FileBytes / 4, MappingRss: FileBytes, BufferPss: FileBytes);

    [Fact]
    public void One_file_in_four_mappings_and_four_buffers_bears_the_claim_out() =>
        Assert.All(ReadersShareOneCopy.Judge([Sharing, Sharing, Sharing, Sharing], FileBytes), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_mappings_and_buffers_are_exchanged()
    {
        Holding exchanged = new(MappingPss: FileBytes, MappingRss: FileBytes / 4, BufferPss: FileBytes / 4);
        Assert.All(ReadersShareOneCopy.Judge([exchanged, exchanged, exchanged, exchanged], FileBytes), row => Assert.False(row.Holds));
    }

    [Fact]
    public void Stores_that_copy_the_pages_are_seen_in_the_memory()
    {
        // Of private mappings each process has its own copies of a quarter, and a part of what nobody has stored into.
        Holding copied = new(MappingPss: FileBytes / 2, MappingRss: FileBytes, BufferPss: FileBytes);
        Assert.Equal("Pss of all mappings ÷ file size", Assert.Single(ReadersShareOneCopy.Judge([copied, copied, copied, copied], FileBytes), row => !row.Holds).Name);
    }

    [Fact]
    public void Everybody_must_see_everybodys_stores()
    {
        Assert.All(ReadersShareOneCopy.JudgeStores("2a", ["2a", "2a"]), row => Assert.True(row.Holds));
        Assert.Equal("sum of the mapping with everybody's stores, process 2",
            Assert.Single(ReadersShareOneCopy.JudgeStores("2a", ["2a", "1a"]), row => !row.Holds).Name);
    }

    [Fact]
    public void What_a_process_is_told_it_reads_back() =>
        Assert.Equal((3, new Sharers(4, Storing: true)), Sharers.Parse(new Sharers(4, Storing: true).ArgumentsOf(3)));

    [Fact]
    public void What_a_process_says_of_its_memory_is_read_back() => Assert.Equal(Sharing, Holding.Parse(Sharing.ToString()));

    [Fact]
    public void An_answer_of_another_form_is_refused() => Assert.Throws<FormatException>(() => Holding.Parse("1 2"));
}
