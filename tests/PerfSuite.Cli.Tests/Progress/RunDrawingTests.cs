using PerfSuite.Cli.Progress;
using PerfSuite.Data;
using PerfSuite.Running;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Cli.Tests.Progress;

public class RunDrawingTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(40)]
    public void Three_lines_that_never_wrap(int width)
    {
        FakeTime time = new();
        RunState state = new(Profile.Quick.Budget, time);
        state.Apply(new RunJudged(12, 3, 0));
        state.Apply(new SweepStarted(4, 17, TimeSpan.FromSeconds(9)));
        time.Advance(3);
        state.Apply(new VisitStarted("sequential-warm-copy [blockKiB=4, mapped=once]"));
        string[] lines = Drawn(new RunDrawing(state.Take(), interrupting: false), width);
        Assert.Equal(3, lines.Length);
        Assert.All(lines, l => Assert.True(l.Length <= width));
        Assert.Contains(" 0:03, about 0:06 left", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("sweep 4: 1 of 17 cases, sequential-warm", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("12 decided, 3 undecided, 0 look red", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void An_interruption_is_confirmed() => Assert.Contains("interrupted", Drawn(new RunDrawing(new RunState(Profile.Quick.Budget, new FakeTime()).Take(), interrupting: true), 100)[1], StringComparison.Ordinal);

    private static string[] Drawn(RunDrawing drawing, int width)
    {
        using StringWriter text = new();
        Screen screen = Screen.Plain(text, TextWriter.Null);
        screen.Out.Profile.Width = width;
        screen.Out.Write(drawing);
        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
