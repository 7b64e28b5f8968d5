using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Outputs.Exports;

/// <summary>One row a case, as RFC 4180 has it: comma, CRLF, quotes doubled; what is unknown is empty.</summary>
public static class CsvFile
{
    private static readonly (string Name, Func<SuiteResults, CaseRecord, object?> ValueOf)[] Columns =
    [
        ("run", (r, _) => r.Run.Id),
        ("startedUtc", (r, _) => r.Run.StartedUtc.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        ("machine", (r, _) => r.Environment.Machine),
        ("profile", (r, _) => r.Run.Profile),
        ("area", (_, c) => c.Area),
        ("claim", (_, c) => c.Claim),
        ("case", (_, c) => c.Case),
        ("status", (_, c) => c.Status),
        ("claimVerdict", (_, c) => c.ClaimVerdict),
        ("baselineVerdict", (_, c) => c.BaselineVerdict),
        ("red", (_, c) => c.Red ? "true" : "false"),
        ("ratio", (_, c) => Written(c.Ratio)?.Estimate),
        ("lower", (_, c) => Written(c.Ratio)?.Lower),
        ("upper", (_, c) => Written(c.Ratio)?.Upper),
        ("confidence", (_, c) => Written(c.Ratio)?.Confidence),
        ("change", (_, c) => Written(c.Baseline?.Change)?.Estimate),
        ("changeLower", (_, c) => Written(c.Baseline?.Change)?.Lower),
        ("changeUpper", (_, c) => Written(c.Baseline?.Change)?.Upper),
        ("minimumDetectableChange", (_, c) => c.MinimumDetectableChange),
        ("countersAgreeing", (_, c) => c.Mechanism.Count > 0 ? c.Mechanism.Count(r => r.Holds) : null),
        ("counters", (_, c) => c.Mechanism.Count),
        ("reason", (_, c) => c.Reason),
    ];

    public static string Of(SuiteResults results) => string.Concat(
        new[] { Columns.Select(c => c.Name) }.Concat(results.Cases.Select(c => Columns.Select(column => Text(column.ValueOf(results, c)))))
            .Select(Row));

    /// <summary>A row with its end.</summary>
    internal static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    private static Judging.Statistics.Interval? Written(Judging.Statistics.Interval? interval) => interval is { } i ? ResultsJson.AsWritten(i) : null;

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string text) => text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
