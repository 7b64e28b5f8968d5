using PerfSuite.Catalogue;
using PerfSuite.Cli.Progress;
using PerfSuite.Data;
using PerfSuite.Running;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Cli.Tests.Progress;

public class RunDrawingTests
{
    private static readonly ClaimCase[] Cases = [.. ClaimSource.Catalogue.Select(["sequential-warm-copy"]).Cases.Take(3)];

    [Theory]
    [InlineData(100)]
    [InlineData(40)]
    public void Three_lines_that_never_wrap(int width)
    {
        FakeTime time = new();
        RunState state = new(Cases, Profile.Quick, Profile.Quick.Budget, time);
        state.Apply(new CaseStarted(Cases[0].Name));
        time.Advance(2);
        state.Apply(new CaseEnded(RunStateTests.Record(Cases[0])));
        state.Apply(new CaseStarted(Cases[1].Name));
        string[] lines = Drawn(new RunDrawing(state.Take(), interrupting: false), width);
        Assert.Equal(3, lines.Length);
        Assert.All(lines, l => Assert.True(l.Length <= width));
        Assert.Contains(" 1/3  0:02, about 0:03 left", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("measuring sequential-warm-copy [blockKi", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("1 supported, 0 contradicted, 0 inconcl", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void An_interruption_is_confirmed()
    {
        RunState state = new(Cases, Profile.Quick, Profile.Quick.Budget, new FakeTime());
        Assert.Contains("interrupted", Drawn(new RunDrawing(state.Take(), interrupting: true), 100)[1], StringComparison.Ordinal);
    }

    private static string[] Drawn(RunDrawing drawing, int width)
    {
        using StringWriter text = new();
        Screen screen = Screen.Plain(text, TextWriter.Null);
        screen.Out.Profile.Width = width;
        screen.Out.Write(drawing);
        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
