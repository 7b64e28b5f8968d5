using PerfSuite.Performance.Peers;

namespace PerfSuite.Claims.UnitTests.Peers;

public class SpeedLineTests
{
    [Theory]
    [InlineData("2.5", 2.5)]
    [InlineData("a note\n2.5\n", 2.5)]
    [InlineData("1e1 \r\n\n", 10)]
    public void The_last_line_is_the_speed(string output, double speed) => Assert.Equal(speed, SpeedLine.Parse(output));

    [Theory]
    [InlineData("", "''")]
    [InlineData("2.5\nfast", "'fast'")]
    [InlineData("2.5 GB/s", "'2.5 GB/s'")]
    [InlineData("0", "'0'")]
    [InlineData("-1", "'-1'")]
    [InlineData("NaN", "'NaN'")]
    [InlineData("Infinity", "'Infinity'")]
    public void Anything_else_is_refused_and_quoted(string output, string quoted) =>
        Assert.Contains(quoted, Assert.Throws<PeerException>(() => SpeedLine.Parse(output)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_long_line_is_quoted_in_part() =>
        Assert.True(Assert.Throws<PeerException>(() => SpeedLine.Parse(new string('x', 10_000))).Message.Length < 300);
}
