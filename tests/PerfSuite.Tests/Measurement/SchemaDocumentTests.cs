using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Tests.Measurement;

/// <summary>The documentation of the results file names every member that is written.</summary>
public class SchemaDocumentTests
{
    public static TheoryData<Type> Records => [typeof(SuiteResults), typeof(RunRecord), typeof(JudgingPolicy), typeof(ProcessVariance), typeof(ProcessEstimate), typeof(EnvironmentRecord), typeof(CaseRecord),
        typeof(ArmRecord), typeof(StageRecord), typeof(MechanismRow), typeof(BaselineComparison), typeof(RepeatRecord), typeof(ClaimRecord), typeof(ClaimSetting), typeof(Finding),
        typeof(Primitive), typeof(PrimitiveChange), typeof(BaselineStanding), typeof(ShardRecord), typeof(LetThrough)];

    public static TheoryData<RunActivity> Activities => [.. Enum.GetValues<RunActivity>()];

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_member_is_documented(Type record)
    {
        string document = Document();
        string[] missing = [.. record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => !p.IsDefined(typeof(JsonIgnoreAttribute)))
            .Select(p => p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? char.ToLowerInvariant(p.Name[0]) + p.Name[1..]).Where(name => !document.Contains($"`{name}`", StringComparison.Ordinal) && !document.Contains($"`{name}[]`", StringComparison.Ordinal))];
        Assert.True(missing.Length == 0, $"docs/results.md does not mention {string.Join(", ", missing)} of {record.Name}.");
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public void Every_activity_of_the_breakdown_is_documented(RunActivity activity) =>
        Assert.Contains($"| `{TimeLedger.NameOf(activity)}` |", Document(), StringComparison.Ordinal);

    private static string Document() => File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/results.md"));

    private static string Here([CallerFilePath] string path = "") => path;
}
