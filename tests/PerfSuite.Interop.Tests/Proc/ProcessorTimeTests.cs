namespace PerfSuite.Interop.Tests.Proc;

public class ProcessorTimeTests
{
    [Fact]
    public void Waiting_is_no_work() => Assert.Equal(1.23, ProcessorTime.Parse("cpu  100 1 2 99999 88888 4 5 11 0 0"), 6);

    [Theory]
    [InlineData("cpu0 1 2 3 4 5 6 7 8 9 10")]
    [InlineData("cpu  1 2 3")]
    [InlineData("")]
    public void Another_line_is_refused(string line) => Assert.Throws<FormatException>(() => ProcessorTime.Parse(line));

    [Fact]
    public void Others_are_all_without_this_process() =>
        Assert.Equal(2, new ProcessorTime(110, 25).OthersSince(new ProcessorTime(100, 17)), 6);

    [Fact]
    public void The_machine_has_worked_since_it_started() => Assert.True(ProcessorTime.Read().AllSeconds > 0);
}
