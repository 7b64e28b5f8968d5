using PerfSuite.Judging.Records;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Replaying;

namespace PerfSuite.Paths.Tests.Replaying;

public class TraceFileTests
{
    [Fact]
    public void Offsets_and_lengths_are_read_in_their_order() => Assert.Equal([new Slice(8192, 4096), new Slice(0, 100)],
        Parse("# my application\n8192,4096\n\n0 100\n").Reads);

    [Theory]
    [InlineData("""pread64(3, "abc"..., 4096, 8192) = 4096""")]
    [InlineData("""[pid  1234] pread64(3, "abc"..., 4096, 8192) = 4096""")]
    [InlineData("""1234  12:34:56.789012 pread64(3</data/a, b.db>, "a\", 1, 2) = 3"..., 4096, 8192) = 4096 <0.000012>""")]
    [InlineData("""1700000000.123456 pread64(3, "\0\0"..., 4096, 8192)  = 4096""")]
    public void Straces_lines_are_read_with_and_without_their_ornaments(string line) => Assert.Equal([new Slice(8192, 4096)], Parse(line).Reads);

    [Fact]
    public void What_was_read_counts_and_not_what_was_asked_for() =>
        Assert.Equal([new Slice(8192, 100)], Parse("""pread64(3, "abc"..., 4096, 8192) = 100""").Reads);

    [Fact]
    public void Other_lines_of_strace_are_passed_over() => Assert.Equal([new Slice(0, 8)], Parse("""
        openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3
        [pid  12] pread64(3,  <unfinished ...>
        [pid  12] <... pread64 resumed>"x"..., 8, 16) = 8
        --- SIGCHLD {si_signo=SIGCHLD} ---
        pread64(3, "x"..., 8, 0) = 8
        +++ exited with 0 +++
        """).Reads);

    [Fact]
    public void Failed_reads_are_left_out_and_said()
    {
        Trace trace = Parse("pread64(3, 0x7f, 8, 16) = -1 EINTR (Interrupted system call)\npread64(3, \"\", 8, 900) = 0\npread64(3, \"x\"..., 8, 0) = 8");
        Assert.Equal([new Slice(0, 8)], trace.Reads);
        Assert.Contains("2 reads", Assert.Single(trace.Remarks));
    }

    [Fact]
    public void Of_several_files_the_busiest_is_chosen_and_said()
    {
        const string Text = "pread64(3, \"x\"..., 8, 0) = 8\npread64(4, \"x\"..., 9, 1) = 9";
        Trace trace = Parse(Text);
        Assert.Equal([new Slice(1, 9)], trace.Reads);
        Assert.Contains("descriptor 4", Assert.Single(trace.Remarks));
        Assert.Equal([new Slice(0, 8)], TraceFile.Parse("trace", Text, descriptor: 3).Reads);
    }

    [Theory]
    [InlineData("0,10\nnonsense\n", "line 2")]
    [InlineData("-1,10", "line 1")]
    [InlineData("0,2000000000", "line 1")]
    [InlineData("pread64(3, \"abc\"", "line 1")]
    [InlineData("99999999999999999999,1", "line 1")]
    [InlineData("", "no read")]
    [InlineData("0,0", "no read")]
    public void What_is_no_trace_is_refused_with_its_place(string text, string place) =>
        Assert.Contains(place, Assert.Throws<UnreadableInputException>(() => Parse(text)).Message);

    [Fact]
    public void A_descriptor_that_nobody_read_from_is_refused_with_those_that_there_are() => Assert.Contains("there are 3",
        Assert.Throws<UnreadableInputException>(() => TraceFile.Parse("trace", "pread64(3, \"x\"..., 8, 0) = 8", descriptor: 5)).Message);

    [Fact]
    public void The_file_is_as_long_as_the_last_read_needs_in_whole_pages() => Assert.Equal(8192, Parse("4096,1\n0,1").FileBytes);

    private static Trace Parse(string text) => TraceFile.Parse("trace", text, descriptor: null);
}
