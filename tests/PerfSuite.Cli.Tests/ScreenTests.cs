using PerfSuite.Cli.Printing;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;

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

    [Fact]
    public void What_came_from_a_file_commands_neither_the_terminal_nor_a_build_server()
    {
        using StringWriter text = new();
        Screen screen = Screen.Plain(text, TextWriter.Null);
        screen.Line("\u001b]52;c;eA==\u0007 \u202e\n  ::error::x ##[group]");
        CaseRecord forged = SampleResults.NotApplicable("why\n::stop-commands::x\u001b[2J") with { Case = "::error::y" };
        RunConclusion.PrintCompared(screen, SampleResults.Of(forged, SampleResults.Red("\u009b31m ##[error]z")));
        Assert.DoesNotContain(text.ToString(), c => c != '\n' && (char.IsControl(c) || c == '\u202e'));
        Assert.DoesNotContain("##[", text.ToString(), StringComparison.Ordinal);
        Assert.All(text.ToString().Split('\n'), line => Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line));
    }

    [Fact]
    public void A_stream_that_is_full_or_closed_ends_nothing_and_is_said_once()
    {
        using StringWriter said = new();
        using SurvivingWriter writer = new(new FullWriter(), said);
        Screen screen = Screen.Plain(writer, TextWriter.Null);
        screen.Line("one");
        screen.Line("two");
        Assert.Equal(1, said.ToString().Split('\n').Count(l => l.Contains("No space left", StringComparison.Ordinal)));
    }

    private sealed class FullWriter : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
