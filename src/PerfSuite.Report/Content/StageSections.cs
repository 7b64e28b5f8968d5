using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content;

/// <summary>Builds the stacked stages of every case that took them apart, or that has a CPU profile.</summary>
/// <remarks>A fact named <c>profile/&lt;arm&gt;/&lt;symbol&gt;</c> is the symbol's share of the arm's CPU profile.</remarks>
public sealed class StageSections
{
    /// <summary>The time of an arm that was not taken apart.</summary>
    public const string Whole = "not taken apart";

    private const string ProfilePrefix = "profile/";
    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal) { [Whole] = 0 };

    public StageSections(SuiteResults results, Anchors anchors) =>
        Cases = [.. results.Cases.Where(c => c.Stages.Count > 0 || Symbols(c).Any()).Select(c => Of(c, anchors))];

    public IReadOnlyList<CaseStages> Cases { get; }

    /// <summary>Names of all stages with the index of their colour, in the order of their first appearance.</summary>
    public IReadOnlyList<(string Name, int Kind)> Legend => [.. kinds.Select(k => (k.Key, k.Value))];

    /// <summary>Whether a fact is a symbol's share, which this section lists.</summary>
    internal static bool IsSymbol(string fact) => fact.StartsWith(ProfilePrefix, StringComparison.Ordinal);

    private CaseStages Of(CaseRecord c, Anchors anchors)
    {
        (string Arm, Segment[] Segments)[] arms = [.. c.Arms.Select(a => (a.Name, Segments(c, a))).Where(a => a.Item2.Length > 0)];
        double whole = arms.Length == 0 ? 1 : arms.Max(a => a.Segments.Sum(s => s.Value));
        return new CaseStages(new Link(c.Name, anchors.Of(c)), [.. arms.Select(a => Bar(a.Arm, a.Segments, whole, c.Unit))],
            [.. Symbols(c).OrderBy(s => s.Arm, StringComparer.Ordinal).ThenByDescending(s => s.Share)]);
    }

    private Segment[] Segments(CaseRecord c, ArmRecord arm)
    {
        Segment[] stages = [.. c.Stages.Where(s => s.Arm == arm.Name && s.Samples.Count > 0)
            .Select(s => new Segment(s.Stage, new Quantiles(s.Samples).Median, KindOf(s.Stage)))];
        return stages.Length > 0 || c.Stages.Count == 0 || arm.MedianOf() is not { } median ? stages : [new Segment(Whole, median, kinds[Whole])];
    }

    private static StageBar Bar(string arm, Segment[] segments, double whole, string unit)
    {
        double total = segments.Sum(s => s.Value);
        return new StageBar(arm, Quantity.Sample(total, unit), PlacedSegment.Stack(segments, whole),
            segments.Length == 1 ? "" : string.Join(" · ", segments.Select(s => $"{s.Name} {Number.Percent(s.Value / total)}")));
    }

    private int KindOf(string stage)
    {
        if (!kinds.TryGetValue(stage, out int kind))
            kinds[stage] = kind = kinds.Count;
        return kind;
    }

    private static IEnumerable<ProfileSymbol> Symbols(CaseRecord c) =>
        from fact in c.Facts
        let parts = fact.Key.Split('/', 3)
        where IsSymbol(fact.Key) && parts.Length == 3
        select new ProfileSymbol(parts[1], parts[2], fact.Value);
}
