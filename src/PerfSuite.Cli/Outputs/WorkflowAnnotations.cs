using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;

namespace PerfSuite.Cli.Outputs;

/// <summary>Lines by which GitHub Actions marks a run with its errors.</summary>
public static class WorkflowAnnotations
{
    /// <summary>Set to "true" by GitHub Actions.</summary>
    public const string Variable = "GITHUB_ACTIONS";

    /// <summary>One line a red case, at the claim's file and line; one more where nothing is red, and something is not settled either.</summary>
    public static IEnumerable<string> Of(SuiteResults results)
    {
        Dictionary<string, SourcePlace?> places = results.Claims.DistinctBy(c => c.Claim, StringComparer.Ordinal).ToDictionary(c => c.Claim, c => c.Place, StringComparer.Ordinal);
        foreach (CaseRecord red in results.Cases.Where(c => c.Red))
        {
            string place = places.GetValueOrDefault(red.Claim) is { } at ? string.Create(CultureInfo.InvariantCulture, $"file={Property(at.File)},line={at.Line},") : "";
            yield return $"::error {place}title={Property(red.Name)}::{Message(string.Join("\n", RedAccount.Of(red, results.Claims)))}";
        }

        if (UndecidedAccount.Of(results) is { } undecided)
            yield return $"::warning title=Neither red nor green::{Message(undecided)}";
    }

    /// <summary>A message is one line; its line ends are written as a URL would.</summary>
    private static string Message(string text) => NeutralText.Of(text).Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Message(text)
        .Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
