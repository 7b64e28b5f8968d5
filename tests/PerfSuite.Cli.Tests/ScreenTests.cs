namespace PerfSuite.Cli.Tests;

public class ScreenTests
{
    [Theory]
    [InlineData(false, true, "", "", true)]
    [InlineData(true, true, "", "", false)]
    [InlineData(false, false, "", "", false)]
    [InlineData(false, true, "TERM", "dumb", false)]
    [InlineData(false, true, "CI", "true", false)]
    [InlineData(false, true, "NO_COLOR", "1", false)]
    public void Only_a_real_terminal_is_drawn_upon(bool redirected, bool ansi, string variable, string value, bool live) =>
        Assert.Equal(live, Screen.IsLiveTerminal(redirected, ansi, name => name == variable ? value : null));

    [Fact]
    public void A_log_keeps_one_line_a_line()
    {
        using StringWriter text = new();
        Screen.Plain(text, TextWriter.Null).Line(new string('x', 500) + " [not markup]");
        Assert.Equal(new string('x', 500) + " [not markup]\n", text.ToString());
    }
}
