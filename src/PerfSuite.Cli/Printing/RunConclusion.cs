using PerfSuite.Results;
using PerfSuite.Verdicts;
using Spectre.Console;

namespace PerfSuite.Cli.Printing;

/// <summary>What came of some cases, as one reads it aloud: what is red and what to do about it, every verdict, the counts.</summary>
public static class RunConclusion
{
    public static void Print(Screen screen, IReadOnlyList<CaseRecord> cases)
    {
        screen.Line();
        Reds(screen, cases);
        VerdictTable.Of(cases).Print(screen.Out);
        screen.Line();
        NotApplicable(screen, cases);
        screen.Line(Counts(cases));
    }

    /// <summary>How many cases there are of each verdict; the reds by name.</summary>
    public static string Counts(IReadOnlyList<CaseRecord> cases)
    {
        string claims = string.Join(", ", Enum.GetValues<ClaimVerdict>().Select(v => (Verdict: v, Count: cases.Count(c => c.ClaimVerdict == v)))
            .Where(v => v.Count > 0).Select(v => $"{v.Count} {Words.Of(v.Verdict)}"));
        string baseline = cases.All(c => c.BaselineVerdict == BaselineVerdict.NoBaseline) ? "no baseline" : string.Join(", ", Enum.GetValues<BaselineVerdict>().Select(v => (Verdict: v, Count: cases.Count(c => c.BaselineVerdict == v)))
            .Where(v => v.Count > 0).Select(v => $"{v.Count} {Words.Of(v.Verdict)}"));
        CaseRecord[] reds = [.. cases.Where(c => c.Red)];
        string red = reds.Length == 0 ? "Nothing is red." : $"{reds.Length} red: {string.Join(", ", reds.Select(c => c.Name))}.";
        return $"{Words.Plural(cases.Count, "case")}: {claims}. Against the baseline: {baseline}. {red}";
    }

    /// <summary>The risk of a wrong verdict in the whole run, and how it is kept.</summary>
    public static string Errors(RunRecord run) => run.Errors is { } errors
        ? $"Error of the run: at most {Words.Percent(errors.FamilyWise)} for any wrong claim verdict ({errors.Method})."
        : "The run does not say how its error is controlled.";

    private static void Reds(Screen screen, IReadOnlyList<CaseRecord> cases)
    {
        foreach (CaseRecord red in cases.Where(c => c.Red))
        {
            screen.Out.Write(new Text($"RED {red.Name}\n", new Style(Color.Red, decoration: Decoration.Bold)));
            foreach (string line in RedAccount.Of(red))
                screen.Out.Write(new Padder(new Text(line), new Padding(4, 0, 0, 0)));
            screen.Line();
        }
    }

    private static void NotApplicable(Screen screen, IReadOnlyList<CaseRecord> cases)
    {
        foreach (IGrouping<string, CaseRecord> reason in cases.Where(c => c.ClaimVerdict == ClaimVerdict.NotApplicable).GroupBy(c => c.Reason, StringComparer.Ordinal))
            screen.Line($"Not applicable: {string.Join(", ", reason.Select(c => c.Name))}. {reason.Key}");
    }
}
