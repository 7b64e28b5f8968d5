using PerfSuite.Report.Charts;

namespace PerfSuite.Report.Content.Curves;

/// <summary>Curves of a claim over the quantity that it sweeps.</summary>
/// <param name="Claim">The claim and its place.</param>
/// <param name="Title">The claim as a sentence.</param>
/// <param name="Ratio">The ratio against it.</param>
/// <param name="Throughput">Throughput of the arms against it; null where the cases do not say how many bytes an operation moves.</param>
/// <param name="Findings">Findings as sentences, the crossover among them.</param>
public sealed record ClaimCurves(
    Regimes.Link Claim, string Title, CurveChart Ratio, CurveChart? Throughput, IReadOnlyList<string> Findings);

/// <summary>A chart with a logarithmic horizontal axis.</summary>
/// <param name="Title">What is drawn.</param>
/// <param name="XName">The swept quantity.</param>
/// <param name="Series">The curves.</param>
/// <param name="X">Ticks of the horizontal axis.</param>
/// <param name="Y">Ticks of the vertical axis.</param>
/// <param name="Margin">Band around 1 that is too near to matter.</param>
/// <param name="Crossover">Where the winner changes.</param>
/// <param name="Description">The chart in words.</param>
/// <param name="Documented">Where a source has its values.</param>
public sealed record CurveChart(
    string Title, string XName, IReadOnlyList<Series> Series, IReadOnlyList<Tick> X, IReadOnlyList<Tick> Y, Band? Margin, CrossoverMark? Crossover,
    string Description, DocumentedRange? Documented = null);

/// <summary>A range of values along the horizontal axis, as a source states it.</summary>
/// <param name="Places">Place along the axis, and the range's ends from below.</param>
/// <param name="Text">What it is.</param>
public sealed record DocumentedRange(IReadOnlyList<(double X, double From, double To)> Places, string Text)
{
    /// <summary>Its outline in a drawing of <see cref="Charts.Series.Extent"/> units each way.</summary>
    public string Outline() => $"M{string.Join('L', Places.Select(p => Corner(p.X, p.From)).Concat(Places.Reverse().Select(p => Corner(p.X, p.To))))}z";

    private static string Corner(double x, double y) => $"{Math.Round(x * Charts.Series.Extent)} {Math.Round((1 - y) * Charts.Series.Extent)}";
}

/// <summary>A band between two places of an axis.</summary>
public readonly record struct Band(double From, double To);

/// <summary>Where the winner changes.</summary>
/// <param name="At">Place of the estimate.</param>
/// <param name="Interval">Where it certainly lies.</param>
/// <param name="Text">The estimate in words.</param>
public sealed record CrossoverMark(double At, Band Interval, string Text);
