using PerfSuite.Cli.Text;
using PerfSuite.Verdicts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PerfSuite.Cli.Progress;

/// <summary>The run at one moment, as drawn on a terminal: a bar, the case that is measured, and the counts so far.</summary>
public sealed class RunDrawing(RunSnapshot now, bool interrupting) : IRenderable
{
    private const int LongestBar = 40;

    public Measurement Measure(RenderOptions options, int maxWidth) => Content(maxWidth).Measure(options, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => Content(maxWidth).Render(options, maxWidth);

    private IRenderable Content(int width) => new Rows(Bar(Math.Min(LongestBar, width / 2)), Current(), Counts());

    private Paragraph Bar(int length)
    {
        int done = now.Total == 0 ? length : length * now.Done / now.Total;
        return new Paragraph().Append(new string('━', done), new Style(Color.Green)).Append(new string('━', length - done), new Style(Color.Grey))
            .Append($" {now.Done}/{now.Total}  {Words.Clock(now.Elapsed)}, about {Words.Clock(now.Left)} left");
    }

    private Text Current() => OneLine(interrupting ? "interrupted: ending the round, keeping what there is (Ctrl-C again ends at once)"
        : now.Current is null ? "preparing"
        : now.Ratio is { } ratio ? $"measuring {now.Current}: {Words.Of(ratio)} after {now.Rounds} rounds"
        : $"measuring {now.Current}");

    private Text Counts() => OneLine(string.Join(", ", Enum.GetValues<ClaimVerdict>()
        .Select(v => $"{now.Ended.Count(c => c.ClaimVerdict == v)} {Words.Of(v)}").Append($"{now.Ended.Count(c => c.Red)} red")));

    /// <summary>A line that wrapped would make the drawing jump.</summary>
    private static Text OneLine(string text) => new(text) { Overflow = Overflow.Ellipsis };
}
