using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Regimes;

namespace PerfSuite.Report.Content;

/// <summary>Where the time of a case goes.</summary>
/// <param name="Case">The case and its place.</param>
/// <param name="Bars">One stacked bar an arm, all in one unit of length.</param>
/// <param name="Symbols">Top symbols of a CPU profile, where there is one.</param>
public sealed record CaseStages(Link Case, IReadOnlyList<StageBar> Bars, IReadOnlyList<ProfileSymbol> Symbols);

/// <summary>The stages of one arm, one after another.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Total">The whole with its unit.</param>
/// <param name="Segments">The stages in their places.</param>
/// <param name="Text">The stages in words; empty where there is one only.</param>
public sealed record StageBar(string Arm, string Total, IReadOnlyList<PlacedSegment> Segments, string Text);

/// <summary>A symbol of a CPU profile.</summary>
/// <param name="Arm">The arm that was profiled.</param>
/// <param name="Name">The symbol.</param>
/// <param name="Share">Its share of the samples, 0 to 1.</param>
public readonly record struct ProfileSymbol(string Arm, string Name, double Share);
