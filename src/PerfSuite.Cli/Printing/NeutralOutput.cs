using PerfSuite.Judging.Words;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PerfSuite.Cli.Printing;

/// <summary>The edge of the terminal: whatever is drawn passes here, and text that came from a file reaches neither the terminal's nor a build server's commands.</summary>
internal sealed class NeutralOutput : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(r => new Neutral(r));

    private sealed class Neutral(IRenderable drawn) : IRenderable
    {
        public Spectre.Console.Rendering.Measurement Measure(RenderOptions options, int maxWidth) => drawn.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            bool isFirst = true;
            foreach (Segment segment in drawn.Render(options, maxWidth))
            {
                yield return segment.IsControlCode || segment.IsLineBreak ? segment : new Segment(NeutralText.WithoutCommands(NeutralText.Of(segment.Text), isFirst), segment.Style);
                isFirst = segment.IsLineBreak || (isFirst && string.IsNullOrWhiteSpace(segment.Text));
            }
        }
    }
}
