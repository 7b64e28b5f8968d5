using System.Text.Json;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Outputs.Exports;

/// <summary>The input <c>customBiggerIsBetter</c> of github-action-benchmark: one entry a case that has a number. A larger ratio is a faster mmap.</summary>
public static class GitHubBenchmark
{
    public static string Of(SuiteResults results) => JsonSerializer.Serialize(results.Cases.Select(EntryOf).OfType<Entry>(), ResultsJson.Options) + "\n";

    private static Entry? EntryOf(CaseRecord c) => Figure.Of(c) is not { } figure ? null
        : new Entry(c.Name, figure.Unit, figure.Value, figure is { Lower: { } lower, Upper: { } upper } ? $"{Words.Figure(lower)} … {Words.Figure(upper)}" : null,
            $"{Words.Of(c.ClaimVerdict)}; against the baseline: {Words.Of(c.BaselineVerdict)}{(c.Red ? "; red" : "")}");

    /// <summary>As the action reads it. <paramref name="Range"/> and <paramref name="Extra"/> are shown as they are.</summary>
    private sealed record Entry(string Name, string Unit, double Value,
        [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? Range, string Extra);
}
