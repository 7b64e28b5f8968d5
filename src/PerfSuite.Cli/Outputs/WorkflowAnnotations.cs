using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;

namespace PerfSuite.Cli.Outputs;

/// <summary>Lines by which GitHub Actions marks a run with its errors.</summary>
public static class WorkflowAnnotations
{
    /// <summary>Set to "true" by GitHub Actions.</summary>
    public const string Variable = "GITHUB_ACTIONS";

    /// <summary>One line a red case.</summary>
    public static IEnumerable<string> Of(IEnumerable<CaseRecord> cases) => cases.Where(c => c.Red)
        .Select(c => $"::error title={Property(c.Name)}::{Message(string.Join("\n", RedAccount.Of(c)))}");

    /// <summary>A message is one line; its line ends are written as a URL would.</summary>
    private static string Message(string text) => NeutralText.Of(text).Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Message(text)
        .Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
