using PerfSuite.Judging.Records;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Curves;

/// <summary>The quantity along which the cases of a claim were measured, and what else tells its cases apart.</summary>
/// <param name="Parameter">Name of the swept parameter.</param>
/// <param name="Groups">Cases in ascending order of it, one group a combination of the other parameters that vary on their own.</param>
public sealed record Sweep(string Parameter, IReadOnlyList<(string Name, IReadOnlyList<CaseRecord> Cases)> Groups)
{
    /// <summary>Fewer values are a comparison, not a curve.</summary>
    private const int FewestValues = 3;

    /// <summary>Follow from other parameters or mean nothing as a quantity.</summary>
    private static readonly HashSet<string> Never = new(StringComparer.Ordinal) { "seed", "bytesPerOperation", "operations" };

    public string Label => NamedValue.Label(Parameter);

    /// <summary>Whether the quantity is an amount of memory.</summary>
    public bool IsBytes => NamedValue.AsBytes(Parameter, 1) is not null;

    /// <summary>The swept value of a case, in bytes where it is an amount of memory.</summary>
    public double Of(CaseRecord c) => InBase(c.Number(Parameter)!.Value);

    /// <summary>A value as the axis writes it.</summary>
    public string Text(double value) => IsBytes ? Quantity.Bytes(value) : NamedValue.Value(Parameter, value);

    private double InBase(double value) => NamedValue.AsBytes(Parameter, value) ?? value;

    /// <summary>The sweep of a claim; null where no quantity takes three values.</summary>
    /// <param name="cases">The claim's timed cases.</param>
    public static Sweep? Of(IReadOnlyList<CaseRecord> cases)
    {
        (string Name, int Values)[] varying = [.. cases.SelectMany(c => c.Parameters.Keys).Distinct(StringComparer.Ordinal)
            .Where(name => !Never.Contains(name) && cases.All(c => c.Number(name) > 0))
            .Select(name => (name, cases.Select(c => c.Number(name)).Distinct().Count()))];
        (string? parameter, int values) = varying.OrderByDescending(v => v.Values >= FewestValues && NamedValue.AsBytes(v.Name, 1) is not null)
            .ThenByDescending(v => v.Values)
            .ThenByDescending(v => v.Name.EndsWith("Bytes", StringComparison.Ordinal)).FirstOrDefault();
        return parameter is null || values < FewestValues ? null : new Sweep(parameter, Grouped(parameter, cases));
    }

    private static (string Name, IReadOnlyList<CaseRecord> Cases)[] Grouped(string parameter, IReadOnlyList<CaseRecord> cases)
    {
        string[] others = [.. TellingApart(parameter, cases)];
        return [.. cases.GroupBy(c => string.Join(", ", others.Select(o => Named(o, c))), StringComparer.Ordinal)
            .Select(g => (g.Key, (IReadOnlyList<CaseRecord>)[.. g.OrderBy(c => c.Number(parameter))]))];
    }

    /// <summary>The fewest parameters that leave one case a value of the swept one in each group: those with few values first, because one that
    /// names every case, or follows from the others, draws no curve.</summary>
    private static List<string> TellingApart(string swept, IReadOnlyList<CaseRecord> cases)
    {
        List<string> chosen = [];
        int Places() => cases.Select(c => (c.Number(swept), string.Join('\n', chosen.Select(name => $"{c.Parameters.GetValueOrDefault(name)}")))).Distinct().Count();
        foreach (string name in cases.SelectMany(c => c.Parameters.Keys).Distinct(StringComparer.Ordinal).Where(n => n != swept && !Never.Contains(n))
            .OrderBy(name => cases.Select(c => c.Parameters.GetValueOrDefault(name)).Distinct().Count()))
        {
            int before = Places();
            if (before == cases.Count)
                break;
            chosen.Add(name);
            if (Places() == before)
                chosen.Remove(name);
        }

        return chosen;
    }

    private static string Named(string parameter, CaseRecord c) => c.Parameters.GetValueOrDefault(parameter) is { } value
        ? $"{NamedValue.Label(parameter)} {NamedValue.Value(parameter, value)}" : "";
}
