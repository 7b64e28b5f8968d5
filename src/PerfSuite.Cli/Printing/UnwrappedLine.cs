using Spectre.Console;
using Spectre.Console.Rendering;

namespace PerfSuite.Cli.Printing;

/// <summary>A line as it is, whose width nobody asks for: of a hundred thousand lines, measuring each character is most of the work.</summary>
/// <param name="text">The text.</param>
/// <param name="style">Its look.</param>
internal sealed class UnwrappedLine(string text, Style style) : IRenderable
{
    public Spectre.Console.Rendering.Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [new Segment(text, style), Segment.LineBreak];
}
