using PerfSuite.Cli.Printing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PerfSuite.Cli.Progress;

/// <summary>The run at one moment, as drawn on a terminal: a bar, what goes on, and the counts so far.</summary>
public sealed class RunDrawing(RunSnapshot now, bool interrupting) : IRenderable
{
    private const int LongestBar = 40;

    public Spectre.Console.Rendering.Measurement Measure(RenderOptions options, int maxWidth) => ((IRenderable)Content(maxWidth)).Measure(options, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => ((IRenderable)Content(maxWidth)).Render(options, maxWidth);

    private Rows Content(int width) => new Rows(
        Bar(Math.Min(LongestBar, width / 3)),
        OneLine(interrupting ? "interrupted: ending the round, keeping what there is (Ctrl-C again ends at once)" : RunLine.Of(now.Current), width),
        OneLine(now.Tally == default ? "verdicts follow the sweeps that all cases have" : RunLine.Of(now.Tally), width));

    private Paragraph Bar(int length)
    {
        int done = (int)(length * (now.Elapsed / (now.Elapsed + now.Left + TimeSpan.FromTicks(1))));
        return new Paragraph()
            .Append(new string('━', done), new Style(Color.Green))
            .Append(new string('━', length - done), new Style(Color.Grey))
            .Append($" {Words.Clock(now.Elapsed)}, about {Words.Clock(now.Left)} left");
    }

    /// <summary>A line that wrapped would make the drawing jump.</summary>
    private static Text OneLine(string text, int width) => new(text.Length <= width ? text : text[..(width - 1)] + "…");
}
