using PerfSuite.Cli.Text;
using PerfSuite.Results;
using PerfSuite.Verdicts;

namespace PerfSuite.Cli.Progress;

/// <summary>A case that has ended, in one line.</summary>
public static class CaseLine
{
    public static string Of(CaseRecord record) => $"{(record.Red ? "RED  " : "")}{record.Name}: {Verdicts(record)}";

    /// <summary>Evidence and verdicts, without the name.</summary>
    public static string Verdicts(CaseRecord record) => string.Join(", ", new[]
    {
        record.Ratio is { } ratio ? Words.Of(ratio) : null,
        Words.Of(record.ClaimVerdict),
        record.BaselineVerdict == BaselineVerdict.NoBaseline ? null : $"{Words.Of(record.BaselineVerdict)} against the baseline",
    }.OfType<string>());
}
