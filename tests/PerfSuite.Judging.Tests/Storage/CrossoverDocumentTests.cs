using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Tests.Storage;

/// <summary>The documentation of the map names every member that is written.</summary>
public class CrossoverDocumentTests
{
    public static TheoryData<Type> Records => [typeof(CrossoverMap), typeof(MapCell), typeof(PathRecord), typeof(RefusedPath), typeof(ReadWorkload)];

    public static TheoryData<CellVerdict> Verdicts => [.. Enum.GetValues<CellVerdict>()];

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_member_is_documented(Type record)
    {
        string document = Document();
        string[] missing = [.. record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => !p.IsDefined(typeof(JsonIgnoreAttribute)))
            .Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..])
            .Where(name => !document.Contains($"`{name}`", StringComparison.Ordinal) && !document.Contains($"`{name}[]`", StringComparison.Ordinal))];
        Assert.True(missing.Length == 0, $"docs/crossover.md does not mention {string.Join(", ", missing)} of {record.Name}.");
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Every_verdict_is_documented(CellVerdict verdict) => Assert.Contains($"`{verdict}`", Document(), StringComparison.Ordinal);

    private static string Document() => File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/crossover.md"));

    private static string Here([CallerFilePath] string path = "") => path;
}
