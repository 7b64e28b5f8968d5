using PerfSuite.Performance.Peers;

namespace PerfSuite.Claims.UnitTests.Peers;

public class FioOutputTests
{
    [Fact]
    public void The_speed_is_the_jobs_bandwidth() => Assert.Equal(1.5, FioOutput.Parse(Report(), 1048576));

    [Fact]
    public void Notes_before_the_report_are_passed_over() => Assert.Equal(1.5, FioOutput.Parse("note: both iodepth >= 1\n" + Report(), 1048576));

    [Theory]
    [InlineData(5, 1048576, 1500000000, "error 5")]
    [InlineData(0, 4096, 1500000000, "4096 of 1048576 bytes")]
    [InlineData(0, 1048576, 0, "larger file")]
    public void A_pass_that_is_not_whole_is_refused(int error, long bytes, long speed, string expected) =>
        Assert.Contains(expected, Assert.Throws<PeerException>(() => FioOutput.Parse(Report(error, bytes, speed), 1048576)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("fio: unrecognized option")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"jobs": []}""")]
    [InlineData("""{"jobs": [3]}""")]
    [InlineData("""{"jobs": [{"error": "no", "read": {"io_bytes": 1, "bw_bytes": 1}}]}""")]
    public void Anything_else_is_refused(string output) =>
        Assert.Contains("not what fio 3 prints", Assert.Throws<PeerException>(() => FioOutput.Parse(output, 1048576)).Message, StringComparison.Ordinal);

    private static string Report(int error = 0, long bytes = 1048576, long speed = 1500000000) =>
        $$$"""{"fio version": "fio-3.33", "jobs": [{"jobname": "pass", "error": {{{error}}}, "read": {"io_bytes": {{{bytes}}}, "bw_bytes": {{{speed}}}, "runtime": 1}}]}""";
}
