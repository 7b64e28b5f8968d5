using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;

namespace PerfSuite.Cli.Progress;

/// <summary>A case in one line, as far as it is known.</summary>
public static class CaseLine
{
    /// <summary>A case that has ended.</summary>
    public static string Of(EndedCase ended) => string.Join(", ", new[]
    {
        $"{ended.Record.Name}: {Evidence(ended.Record)}{Words.Of(ended.Record.ClaimVerdict)}",
        ended.Record.BaselineVerdict == BaselineVerdict.NoBaseline ? null : $"{Words.Of(ended.Record.BaselineVerdict)} against the baseline",
        ended.LooksRed ? "looks red, will be measured again" : null,
    }.OfType<string>());

    /// <summary>The case that is measured.</summary>
    public static string Of(Activity current) => current switch
    {
        { Repeat: > 0 } => $"measuring what looks red again, {Words.Plural(current.Suspects, "case")} in fresh process {current.Repeat}",
        { Case: null } => "preparing",
        { Ratio: { } ratio } => $"measuring {current.Case}: {Words.Of(ratio)} after {current.Rounds} rounds",
        _ => $"measuring {current.Case}",
    };

    private static string Evidence(CaseRecord record) => record.Ratio is { } ratio ? $"{Words.Of(ratio)}, " : "";
}
