using PerfSuite.Judging.Records;

namespace PerfSuite.Report.Tests.Fixtures;

/// <summary>Results whose every text tries to leave its place: elements, attributes, scripts, Markdown, control characters, other directions of writing.</summary>
internal static class Hostile
{
    public const string Text = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=2>\" onfocus='window.pwned=3' autofocus a=\"`|**[x](javascript:1)|\u0001\u202e\ud83d\ude00&lt;</style></title></textarea><!--";

    public static SuiteResults Results { get; } = Hostilely(SyntheticRun.Of(cases: 45, rounds: 24));

    private static SuiteResults Hostilely(SuiteResults r) => r with
    {
        Run = r.Run with { Id = Text, Profile = Text, Version = Text, Policy = r.Run.Policy! with { Method = Text }, Breakdown = Facts.Of(1.0) },
        Environment = r.Environment with
        {
            Cpu = Text,
            Kernel = Text,
            Filesystem = Text,
            Runtime = Text,
            Details = Facts.Of(Text),
            Primitives = [.. r.Environment.Primitives, Given.Price(Text, 1e5)],
        },
        Cases = [.. r.Cases.Select(Hostilely)],
        Claims = [.. r.Claims.Select(c => c with
        {
            Title = Text,
            Statement = Text,
            Area = Text,
            Source = Text,
            Because = Text,
            Setting = new ClaimSetting(Text, Text, Text, ClaimSetting.NotStated, Text, Text, Text, Text),
            Findings = [.. c.Findings.Select(f => f with { Name = Text, Text = Text })],
        })],
    };

    private static CaseRecord Hostilely(CaseRecord c, int i) => c with
    {
        Case = $"{i}{Text}",
        Area = Text,
        Reason = Text,
        Parameters = c.Parameters.Append(new(Text, Text)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
        Facts = c.Facts.Append(new($"profile/Read/{Text}", 0.5)).Append(new($"slackBytes {Text}", 1)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
        Mechanism = [.. c.Mechanism.Select(m => m with { Name = $"{m.Name} resident {Text}", Actual = Text, Expected = Text })],
        Arms = [.. c.Arms.Select(a => a with { Work = a.Work?.Append(new(Text, 1)).ToDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal) })],
        Prediction = c.Prediction is { } p ? p with { Explains = [new ExplainedShare(Text, 1)] } : null,
        Stages = [.. c.Stages.Select(s => s with { Stage = Text })],
    };

    private static class Facts
    {
        public static Dictionary<string, T> Of<T>(T value) => new(StringComparer.Ordinal) { [Text] = value };
    }
}
