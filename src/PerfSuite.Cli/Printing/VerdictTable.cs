using PerfSuite.Judging.Records;
using Spectre.Console;

namespace PerfSuite.Cli.Printing;

/// <summary>One row a case under the claim's name, reds first, otherwise in the order of the results.</summary>
public static class VerdictTable
{
    private const string OnlyCase = "(one case)";

    public static AlignedRows Of(IReadOnlyList<CaseRecord> cases)
    {
        AlignedRows table = new("Claim and case", "Ratio (interval)", "Claim is", "Against the baseline", "Detectable");
        foreach (IGrouping<string, CaseRecord> claim in cases.OrderByDescending(c => c.Red).GroupBy(c => c.Claim, StringComparer.Ordinal))
        {
            table.Add(Style.Plain, claim.Key);
            foreach (CaseRecord c in claim)
                table.Add(new Style(Words.Colour(c, c.Red)), Cells(c));
        }

        return table;
    }

    private static string[] Cells(CaseRecord c) =>
    [
        $"  {(c.Case.Length > 0 ? c.Case : OnlyCase)}",
        Words.Evidence(c),
        Words.Of(c.ClaimVerdict) + (c.Red ? ", RED" : ""),
        Against(c),
        Words.Percent(c.MinimumDetectableChange),
    ];

    private static string Against(CaseRecord c) => c.Baseline?.Change is { } change
        ? $"{Words.Of(c.BaselineVerdict)}, {Words.Change(change)}"
        : Words.Of(c.BaselineVerdict);
}
