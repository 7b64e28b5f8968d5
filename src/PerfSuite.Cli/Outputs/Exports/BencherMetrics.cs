using System.Text.Json.Nodes;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Outputs.Exports;

/// <summary>Bencher Metric Format: <c>{case: {measure: {value, lower_value, upper_value}}}</c>, for every case that has a number.</summary>
public static class BencherMetrics
{
    public static string Of(SuiteResults results) => new JsonObject(results.Cases.Select(c => (c.Name, Figure: Figure.Of(c))).Where(c => c.Figure is not null)
        .Select(c => KeyValuePair.Create<string, JsonNode?>(c.Name, new JsonObject { [c.Figure!.Measure] = Metric(c.Figure) }))).ToJsonString(ResultsJson.Options) + "\n";

    private static JsonObject Metric(Figure figure)
    {
        JsonObject metric = new() { ["value"] = figure.Value };
        if (figure is { Lower: { } lower, Upper: { } upper })
            (metric["lower_value"], metric["upper_value"]) = (lower, upper);
        return metric;
    }
}
