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
    public void What_a_process_says_of_its_memory_is_read_back() => Assert.Equal(Sharing, Holding.Parse(Sharing.ToString()));

    [Fact]
    public void An_answer_of_another_form_is_refused() => Assert.Throws<FormatException>(() => Holding.Parse("1 2"));
}
