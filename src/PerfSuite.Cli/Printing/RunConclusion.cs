using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;
using Spectre.Console;

namespace PerfSuite.Cli.Printing;

/// <summary>What came of some cases, as one reads it aloud: what is red and what to do about it, every verdict, the counts.</summary>
public static class RunConclusion
{
    public static void Print(Screen screen, SuiteResults results)
    {
        Findings(screen, results.Cases);
        PrintCompared(screen, results);
    }

    /// <summary>What is to be known of the run as a whole, in its last lines.</summary>
    public static void PrintAsAWhole(Screen screen, SuiteResults results)
    {
        foreach (string line in RunAccount.Of(results))
            screen.Line(line);
    }

    /// <summary>Cases that were compared with others: what is red, every verdict, the counts.</summary>
    public static void PrintCompared(Screen screen, SuiteResults results)
    {
        IReadOnlyList<CaseRecord> cases = results.Cases;
        screen.Line();
        Reds(screen, results);
        foreach (CaseRecord kept in cases.Where(c => c.Hindrance is not null))
            screen.Line($"CANNOT BE MEASURED {kept.Name}. {kept.Reason}");
        foreach (CaseRecord meant in cases.Where(c => c.LetThrough is not null))
            screen.Line($"LET THROUGH {meant.Name}. {meant.Reason}");
        VerdictTable.Of(cases).Print(screen.Out);
        screen.Line();
        NotApplicable(screen, cases);
        if (cases.Count(c => c.BaselineVerdict == BaselineVerdict.NotComparable) is > 0 and var others)
            screen.Line($"Not comparable: {Count.Of(others, "case")}, of which the other side has another experiment: other parameters, another ratio, or no sweeps.");
        screen.Line(Counts(cases));
    }

    /// <summary>How many cases there are of each verdict; the reds by name.</summary>
    public static string Counts(IReadOnlyList<CaseRecord> cases)
    {
        string claims = string.Join(", ", Enum.GetValues<ClaimVerdict>().Select(v => (Verdict: v, Count: cases.Count(c => c.ClaimVerdict == v)))
            .Where(v => v.Count > 0).Select(v => $"{v.Count} {Words.Of(v.Verdict)}"));
        string baseline = cases.All(c => c.BaselineVerdict == BaselineVerdict.NoBaseline) ? "no baseline" : string.Join(", ", Enum.GetValues<BaselineVerdict>().Select(v => (Verdict: v, Count: cases.Count(c => c.BaselineVerdict == v)))
            .Where(v => v.Count > 0).Select(v => $"{v.Count} {Words.Of(v.Verdict)}"));
        int findings = cases.Count(c => c.IsFinding), late = cases.Count(c => c.Status == CaseStatus.OutOfTime);
        string found = (findings > 0 ? $" {Count.Of(findings, "finding")}." : "") + (late > 0 ? $" {Count.Of(late, "case")} out of time." : "");
        CaseRecord[] reds = [.. cases.Where(c => c.Red)];
        string red = reds.Length == 0 ? "Nothing is red." : $"{reds.Length} red: {string.Join(", ", reds.Select(c => c.Name))}.";
        return $"{Count.Of(cases.Count, "case")}: {claims}. Against the baseline: {baseline}.{found} {red}";
    }

    /// <summary>The risk of a wrong verdict in the whole run, and how it is kept.</summary>
    public static string Errors(RunRecord run) => run.Policy is { } policy
        ? $"Error of the run: of the decided timed claims at most {Words.Percent(policy.FalseDiscoveryRate)} are expected to be wrong, and processes of the same code usually "
            + $"differ by {Words.Percent(Math.Sqrt(policy.VarianceBetween))} ({policy.Method})."
        : "The run does not say by which rule it was judged.";

    private static void Reds(Screen screen, SuiteResults results)
    {
        foreach (CaseRecord red in results.Cases.Where(c => c.Red))
        {
            Screen.Line(screen.Out, $"RED {red.Name}", new Style(Color.Red, decoration: Decoration.Bold));
            foreach (string line in RedAccount.Of(red, results.Claims))
                Screen.Line(screen.Out, line, Style.Plain, indent: 4);
            screen.Line();
        }
    }

    /// <summary>What contradicts the documents here, claim by claim: true of this machine, and not red.</summary>
    private static void Findings(Screen screen, IReadOnlyList<CaseRecord> cases)
    {
        CaseRecord[] findings = [.. cases.Where(c => c.IsFinding)];
        if (findings.Length == 0)
            return;
        screen.Line();
        screen.Line("Findings: here the documents are contradicted, or a claim that is expected to be contradicted holds.");
        foreach (IGrouping<string, CaseRecord> claim in findings.GroupBy(c => c.Claim, StringComparer.Ordinal))
            screen.Line($"  {claim.Key}, {Words.Of(claim.First().ClaimVerdict)}: {string.Join("; ", claim.Select(c => (c.Case.Length > 0 ? c.Case + " " : "") + Words.Evidence(c)))}");
    }

    private static void NotApplicable(Screen screen, IReadOnlyList<CaseRecord> cases)
    {
        foreach (IGrouping<string, CaseRecord> reason in cases.Where(c => c.ClaimVerdict == ClaimVerdict.NotApplicable).GroupBy(c => c.Reason, StringComparer.Ordinal))
            screen.Line($"Not applicable: {string.Join(", ", reason.Select(c => c.Name))}. {reason.Key}");
    }
}
