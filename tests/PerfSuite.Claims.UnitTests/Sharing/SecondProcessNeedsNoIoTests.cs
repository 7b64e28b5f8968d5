using PerfSuite.Claims.Sharing;

namespace PerfSuite.Claims.UnitTests.Sharing;

public class SecondProcessNeedsNoIoTests
{
    private static readonly Touching Loading = new(MajorFaults: 3, MinorFaults: 5, DeviceBytes: 4 << 20, Sum: "0123456789abcdef");
    private static readonly Touching Following = new(MajorFaults: 0, MinorFaults: 8, DeviceBytes: 0, Sum: "0123456789abcdef");

    [Fact]
    public void The_claim_holds_where_only_the_first_process_reads() =>
        Assert.All(SecondProcessNeedsNoIo.Judge(Loading, Following, bytes: 4 << 20), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_processes_are_exchanged() =>
        Assert.All(SecondProcessNeedsNoIo.Judge(Following, Loading, bytes: 4 << 20), row => Assert.False(row.Holds));

    [Fact]
    public void A_second_process_that_touched_nothing_is_no_evidence() => Assert.Single(
        SecondProcessNeedsNoIo.Judge(Loading, Following with { MinorFaults = 0 }, bytes: 4 << 20), row => !row.Holds);

    [Fact]
    public void What_a_process_says_of_its_touching_is_read_back() => Assert.Equal(Loading, Touching.Parse(Loading.ToString()));

    [Fact]
    public void An_answer_of_another_form_is_refused() => Assert.Throws<FormatException>(() => Touching.Parse("1 2 3"));
}
