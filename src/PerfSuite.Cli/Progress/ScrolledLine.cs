using Spectre.Console;
using Spectre.Console.Rendering;

namespace PerfSuite.Cli.Progress;

/// <summary>A line that scrolls by above a live drawing: what was drawn there is cleared first.</summary>
internal sealed class ScrolledLine(string text, Style style) : IRenderable
{
    private const string ClearToEndOfScreen = "\u001b[J";

    public Spectre.Console.Rendering.Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        [Segment.Control(ClearToEndOfScreen), new Segment(text, style), Segment.LineBreak];
}
