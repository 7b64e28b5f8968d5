using System.Text;
using PerfSuite.Judging.Records;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Summary;

/// <summary>Every case in a table that opens at a click, reds first.</summary>
internal static class CaseTable
{
    private const string None = "–";

    public static void Append(StringBuilder text, IReadOnlyList<CaseRecord> cases)
    {
        text.Append("\n<details>\n<summary>").Append(Number.Of(cases.Count, "case")).Append("</summary>\n\n")
            .Append(MarkdownText.Row("claim", "case", "ratio (interval)", "claim is", "against the baseline", "detectable change"))
            .Append("\n|---|---|---|---|---|---|\n");
        foreach (CaseRecord c in cases.OrderByDescending(c => c.Red))
            text.Append(MarkdownText.Row(Cells(c))).Append('\n');
        text.Append("\n</details>\n");
    }

    private static IEnumerable<string> Cells(CaseRecord c) =>
    [
        MarkdownText.Code(c.Claim),
        c.Case.Length == 0 ? None : MarkdownText.Escaped(c.Case),
        c.Ratio is { } ratio ? $"{Number.Ratio(ratio.Estimate)} ({Number.Limits(ratio)})"
            : c.Mechanism.Count > 0 ? $"{c.Mechanism.Count(m => m.Holds)} of {Number.Of(c.Mechanism.Count, "counter")} agree" : None,
        VerdictWords.Label(c.ClaimVerdict).ToLowerInvariant() + (c.Red ? ", **red**" : ""),
        VerdictWords.Label(c.BaselineVerdict).ToLowerInvariant() + (c.Baseline?.Change is { } change ? $", {ChangeWords.Of(change)}" : ""),
        c.MinimumDetectableChange is { } detectable ? Number.Percent(detectable) : None,
    ];
}
