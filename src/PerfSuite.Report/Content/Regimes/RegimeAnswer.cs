using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;

namespace PerfSuite.Report.Content.Regimes;

/// <summary>The answer for one regime.</summary>
/// <param name="Regime">Which.</param>
/// <param name="Outcome">Who wins.</param>
/// <param name="Sentence">The answer as a sentence.</param>
/// <param name="Brief">The ratio in a few words; empty where nothing was timed.</param>
/// <param name="Ratio">Geometric mean of the timed cases; null where nothing was timed.</param>
/// <param name="Marks">The timed cases on the page's axis of ratios.</param>
/// <param name="Evidence">Where the evidence stands: a claim's name and its place.</param>
public sealed record RegimeAnswer(
    Regime Regime, Outcome Outcome, string Sentence, string Brief, Interval? Ratio, IReadOnlyList<IntervalMark> Marks, IReadOnlyList<Link> Evidence);

/// <summary>A link within the page.</summary>
public readonly record struct Link(string Text, string Anchor)
{
    public string Href => $"#{Anchor}";
}
