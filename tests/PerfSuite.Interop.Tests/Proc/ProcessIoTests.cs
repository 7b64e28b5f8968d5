namespace PerfSuite.Interop.Tests;

public sealed class ProcessIoTests
{
    private const string Sample =
        "rchar: 6976\nwchar: 17\nsyscr: 10\nsyscw: 2\nread_bytes: 4096\nwrite_bytes: 8192\ncancelled_write_bytes: -4096\n";

    [Fact]
    public void Every_row_is_read() => Assert.Equal(new ProcessIo(6976, 17, 10, 2, 4096, 8192, -4096), ProcessIo.Parse(Sample));

    [Theory]
    [InlineData("")]
    [InlineData("rchar: 6976\n")]
    [InlineData("rchar: many\nwchar: 17\nsyscr: 10\nsyscw: 2\nread_bytes: 1\nwrite_bytes: 1\ncancelled_write_bytes: 0\n")]
    [InlineData("wchar: 17\nrchar: 6976\nsyscr: 10\nsyscw: 2\nread_bytes: 1\nwrite_bytes: 1\ncancelled_write_bytes: 0\n")]
    [InlineData("rchar: 1\nwchar: 17\nsyscr: 10\nsyscw: 2\nread_bytes: 1\nwrite_bytes: 1\ncancelled_write_bytes: 0")]
    public void What_is_not_that_file_is_refused(string text) => Assert.Throws<InvalidDataException>(() => ProcessIo.Parse(text));

    [Fact]
    public void The_message_says_what_was_expected_and_what_was_there()
    {
        var thrown = Assert.Throws<InvalidDataException>(() => ProcessIo.Parse("rchar: 1\nhello"));
        Assert.Equal("/proc/PID/io: expected \"wchar: NUMBER\" and a line end, found \"hello\"", thrown.Message);
    }

    [SkippableFact]
    public void This_process_has_read_something()
    {
        Skip.IfNot(File.Exists("/proc/self/io"), "the kernel does not count reads and writes");
        Assert.True(ProcessIo.Read().ReadCalls > 0);
    }
}
