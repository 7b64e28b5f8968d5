using PerfSuite.Judging.Records;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Figures;

/// <summary>How long copying takes, and everything else, for as many bytes as the document has.</summary>
/// <param name="Case">The case whose times they are.</param>
/// <param name="Bars">read() and the mapping.</param>
/// <param name="Measured">The two differences in words.</param>
public sealed record SourceBreakdown(Link Case, IReadOnlyList<StageBar> Bars, string Measured)
{
    private const string Copying = "memory copy", Else = "everything else";

    /// <summary>Names of the parts with the index of their colour.</summary>
    public static IReadOnlyList<(string Name, int Kind)> Legend { get; } = [(Copying, 1), (Else, 2)];

    /// <summary>What the document says.</summary>
    public static string Document => $"the document has about {Seconds(FigureTable.Difference * 1e9)} for both";

    /// <summary>Null where the case was not measured, or its times do not fall into two parts.</summary>
    public static SourceBreakdown? Of(SuiteResults results, Anchors anchors)
    {
        if (results.Cases.FirstOrDefault(c => c.Claim == FigureTable.Breakdown && c.Ratio is not null) is not { } c || c.Number("bytesPerOperation") is not { } bytes)
            return null;
        double? Time(string arm) => c.Arms.FirstOrDefault(a => a.Name == arm)?.MedianOf() * FigureTable.BreakdownBytes / bytes;
        if (Time(FigureTable.Read) is not { } read || Time(FigureTable.ReadWord) is not { } call || Time(FigureTable.MapAndCopy) is not { } mapped
            || Time(FigureTable.Copy) - Time(FigureTable.CopyWord) is not { } copy || copy < 0 || copy > mapped || call > read)
            return null;
        double whole = Math.Max(read, mapped), copies = read - call - copy;
        return new SourceBreakdown(new Link(c.Name, anchors.Of(c)), [Bar("read()", read - call, call, whole), Bar("mmap and copy", copy, mapped - copy, whole)],
            $"read() takes {Seconds(Math.Abs(read - mapped))} {Comparison(read - mapped)} and its copying {Seconds(Math.Abs(copies))} {Comparison(copies)} than the mapping's");
    }

    private static string Comparison(double difference) => difference < 0 ? "less" : "more";

    private static string Seconds(double nanoseconds) => $"{nanoseconds / 1e9:0.0#} s";

    private static StageBar Bar(string arm, double copying, double rest, double whole) => new(arm, Seconds(copying + rest),
        PlacedSegment.Stack([new Segment(Copying, copying, Legend[0].Kind), new Segment(Else, rest, Legend[1].Kind)], whole),
        $"{Copying} {Number.Percent(copying / (copying + rest))} · {Else} {Number.Percent(rest / (copying + rest))}");
}
