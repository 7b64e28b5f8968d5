using PerfSuite.Judging.Records;

namespace PerfSuite.Report.Content.Claims;

/// <summary>The source's setting of a claim beside what was measured here.</summary>
/// <param name="Rows">What the source states.</param>
/// <param name="NotStated">What it does not state, in one line; empty where it states all.</param>
/// <param name="Besides">Measured parameters that belong to nothing that it states; empty where there are none.</param>
/// <param name="Choice">What the suite chose, and why.</param>
public sealed record SettingComparison(IReadOnlyList<SettingRow> Rows, string NotStated, string Besides, string Choice)
{
    /// <summary>To what a parameter belongs, by its name without unit.</summary>
    private static readonly Dictionary<string, string> AspectOfLabel = new(
        new (string Aspect, string[] Labels)[]
        {
            ("size", ["areas", "chunk", "file", "files", "grown", "longest", "longest mapping", "mappings", "one byte more", "processes", "region", "room",
                "shortest mapping", "wanted limit"]),
            ("coverage", ["bytes per operation", "part", "passes", "read", "stores", "touched", "touched bytes fewer", "touches", "used", "window", "written pages"]),
            ("order", ["access", "control stride", "order", "seed", "stride"]),
            ("buffer", ["block"]),
            ("cache state", ["filling"]),
        }.SelectMany(a => a.Labels, (a, label) => new KeyValuePair<string, string>(label, a.Aspect)), StringComparer.Ordinal);

    /// <summary>Null where the results hold no setting.</summary>
    public static SettingComparison? Of(ClaimRecord claim, IReadOnlyList<CaseRecord> cases)
    {
        if (claim.Setting is not { } setting)
            return null;
        (string Aspect, string Source)[] stated = [.. setting.Aspects.Where(a => a.Source != ClaimSetting.NotStated)];
        ILookup<string, Fact> measured = ParameterRange.Of(cases)
            .ToLookup(p => stated.Any(a => a.Aspect == AspectOf(p)) ? AspectOf(p) : "", p => p.Fact, StringComparer.Ordinal);
        return new SettingComparison(
            [.. stated.Select(a => new SettingRow(a.Aspect, a.Source, Fact.Line(measured[a.Aspect])))],
            string.Join(", ", setting.Aspects.Except(stated).Select(a => a.Aspect)), Fact.Line(measured[""]), setting.Choice);
    }

    /// <summary>How much is mapped is a size; when it is mapped is told in words.</summary>
    private static string AspectOf(ParameterRange p) =>
        p.Fact.Name == "mapped" ? p.IsText ? "clock" : "size" : AspectOfLabel.GetValueOrDefault(p.Fact.Name, "");
}

/// <summary>What the source states of one aspect.</summary>
/// <param name="Aspect">Which one, such as its size.</param>
/// <param name="Source">As the source has it.</param>
/// <param name="Here">The parameters measured here that belong to it; empty where none is recorded.</param>
public readonly record struct SettingRow(string Aspect, string Source, string Here);
